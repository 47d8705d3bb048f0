package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertRejected;
import static io.framelog.command.content.Pictures.chunk;
import static io.framelog.command.content.Pictures.deflate;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.join;
import static io.framelog.command.content.Pictures.noise;
import static io.framelog.command.content.Pictures.pngHeader;
import static io.framelog.command.content.Pictures.tinyGif;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that end too early are told from broken ones, even where a decoder would paint on. */
class TruncatedImagesTest {
  private final CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());

  @ParameterizedTest
  @MethodSource("io.framelog.command.content.SampleFiles#names")
  void saysThatATruncatedFileIsTruncated(String name) {
    byte[] whole = SampleFiles.named(name);
    Random random = new Random(4711);
    for (int i = 0; i < 60; i++) {
      // The last four bytes of a TIFF may only say that no other picture follows.
      int length = 18 + random.nextInt(whole.length - 22);
      byte[] content = Arrays.copyOf(whole, length);
      assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.decode(content));
      assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.requireDecodable(content));
    }
  }

  @ParameterizedTest
  @MethodSource("io.framelog.command.content.SampleFiles#names")
  void refusesAnyBeginningOfAFile(String name) {
    byte[] whole = SampleFiles.named(name);
    for (int length = 1; length < 32; length++) {
      byte[] content = Arrays.copyOf(whole, length);
      assertThat(PictureAssert.outcome(decoder, content)).isIn("image-truncated", "not-an-image");
    }
  }

  @Test
  void saysThatAJpegWhoseScanEndsEarlyIsTruncated() {
    byte[] jpeg = encode(noise(256, 256), "jpeg");
    byte[] content =
        join(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});

    assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.decode(content));
    assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.requireDecodable(content));
  }

  @Test
  void saysThatAPngWithTooFewRowsIsTruncated() {
    byte[] content =
        join(
            pngHeader(100, 100, 8, 2),
            chunk("IDAT", deflate(new byte[301 * 50])),
            chunk("IEND", new byte[0]));

    assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.decode(content));
    assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.requireDecodable(content));
  }

  @Test
  void saysThatAGifWithTooFewRowsIsTruncated() {
    byte[] gif = tinyGif(1, 1);
    gif[24] = 9; // nine pixels wide, but one pixel is there

    assertRejected(ErrorCode.IMAGE_TRUNCATED, () -> decoder.decode(gif));
  }
}
