package io.framelog.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.queries.ImageDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CachedImageTest {
  @Test
  void anImageIsReadAsItWasWritten() {
    ImageDocument image = new ImageDocument("id", 3, 12, "{\"caption\":\"žluť 7\\n😀\"}");

    assertThat(CachedImage.image("id", CachedImage.bytes(image))).contains(image);
  }

  @Test
  void aTombstoneIsNoImage() {
    assertThat(CachedImage.image("id", "T12".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(CachedImage.image("id", new byte[0])).isEmpty();
  }
}
