package io.framelog.command.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framelog.content.ImageHeader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real photographs, where this checkout has them beside it. */
class PhotographsTest {
  /** Each is decoded three times; {@code framelog.test.every-photograph} takes all of them. */
  private static final int EVERY = Boolean.getBoolean("framelog.test.every-photograph") ? 1 : 4;

  private final CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());

  @Test
  void theyDecode() throws IOException {
    Path folder =
        Path.of(System.getProperty("framelog.test.shared", "nowhere"), "data/photos/coco-cc-by");
    assumeTrue(Files.isDirectory(folder), "no photographs in " + folder);
    List<Path> photos;
    try (Stream<Path> files = Files.list(folder)) {
      photos = files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
    }
    assertThat(photos).hasSizeGreaterThan(100);
    for (int i = 0; i < photos.size(); i += EVERY) {
      Path photo = photos.get(i);
      byte[] content = Files.readAllBytes(photo);
      ImageHeader header = decoder.header(content);
      BufferedImage image = decoder.decode(content);
      assertThat(image.getWidth()).as(photo.toString()).isEqualTo(header.width());
      assertThat(image.getHeight()).isEqualTo(header.height());
      assertThat(decoder.decode(content, 128).getWidth()).isGreaterThan(100);
      decoder.requireDecodable(content);
    }
  }
}
