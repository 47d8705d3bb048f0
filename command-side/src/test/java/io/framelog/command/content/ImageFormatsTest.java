package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertPixel;
import static io.framelog.command.content.PictureAssert.assertQuarters;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.noise;
import static io.framelog.command.content.Pictures.quarters;
import static io.framelog.command.content.Pictures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.ImageHeader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format is recognised, measured and decoded. */
class ImageFormatsTest {
  private final CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());

  static Stream<Arguments> files() {
    BufferedImage rgb = quarters(48, 32);
    BufferedImage palette = quarters(48, 32, BufferedImage.TYPE_BYTE_INDEXED);
    return Stream.of(
        Arguments.of("baseline JPEG", "image/jpeg", "jpg", encode(rgb, "jpeg"), 12),
        Arguments.of("progressive JPEG", "image/jpeg", "jpg", encode(rgb, "jpeg", null, true), 12),
        Arguments.of("PNG", "image/png", "png", encode(rgb, "png"), 0),
        Arguments.of("interlaced PNG", "image/png", "png", encode(rgb, "png", null, true), 0),
        Arguments.of("palette PNG", "image/png", "png", encode(palette, "png"), 26),
        Arguments.of("GIF", "image/gif", "gif", encode(palette, "gif"), 26),
        Arguments.of("interlaced GIF", "image/gif", "gif", encode(palette, "gif", null, true), 26),
        Arguments.of("BMP", "image/bmp", "bmp", encode(rgb, "bmp"), 0),
        Arguments.of("RLE BMP", "image/bmp", "bmp", encode(palette, "bmp", "BI_RLE8", false), 26),
        Arguments.of("TIFF", "image/tiff", "tif", encode(rgb, "tiff"), 0),
        Arguments.of("LZW TIFF", "image/tiff", "tif", encode(rgb, "tiff", "LZW", false), 0),
        Arguments.of("ZLib TIFF", "image/tiff", "tif", encode(rgb, "tiff", "ZLib", false), 0),
        Arguments.of("JPEG TIFF", "image/tiff", "tif", encode(rgb, "tiff", "JPEG", false), 12),
        Arguments.of("palette TIFF", "image/tiff", "tif", encode(palette, "tiff"), 26),
        Arguments.of("BigTIFF", "image/tiff", "tif", encode(rgb, "bigtiff"), 0),
        Arguments.of("lossy WebP", "image/webp", "webp", resource("lossy.webp"), 12),
        Arguments.of("lossless WebP", "image/webp", "webp", resource("lossless.webp"), 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void measuresAndDecodes(
      String name, String mediaType, String extension, byte[] content, int tolerance) {
    assertThat(decoder.header(content)).isEqualTo(new ImageHeader(mediaType, extension, 48, 32, 1));
    assertQuarters(decoder.decode(content), 48, 32, tolerance);
    decoder.requireDecodable(content);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void leavesOutPixelsButKeepsTwiceTheSizeThatIsWanted(
      String name, String mediaType, String extension, byte[] content, int tolerance) {
    BufferedImage reduced = decoder.decode(content, 12);

    assertThat(reduced.getWidth()).isBetween(24, 48);
    assertThat(reduced.getHeight()).isBetween(16, 32);
    assertQuarters(reduced, reduced.getWidth(), reduced.getHeight(), tolerance);
  }

  @Test
  void leavesOutPixelsOfALargePhotograph() {
    byte[] photo = encode(quarters(3000, 2000), "jpeg");

    BufferedImage reduced = decoder.decode(photo, 256);

    assertThat(reduced.getWidth()).isBetween(512, 767);
    assertQuarters(reduced, reduced.getWidth(), reduced.getHeight(), 12);
  }

  /** Odd sizes, noise, and steps that do not divide them. */
  @ParameterizedTest
  @MethodSource("noises")
  void whatIsLeftOfAReducedPictureIsExact(
      String format, @Nullable String compression, boolean interlaced) {
    for (int[] size : new int[][] {{101, 77}, {33, 1000}, {1000, 7}, {1, 999}, {64, 64}}) {
      byte[] content = encode(noise(size[0], size[1]), format, compression, interlaced);
      BufferedImage whole = decoder.decode(content);
      for (int side : new int[] {1, 7, 16, 60}) {
        BufferedImage part = decoder.decode(content, side);
        int step = Math.max(1, Math.max(size[0], size[1]) / (2 * side));
        assertThat(part.getWidth()).isEqualTo((size[0] + step - 1) / step);
        assertThat(part.getHeight()).isEqualTo((size[1] + step - 1) / step);
        for (int y = 0; y < part.getHeight(); y++) {
          for (int x = 0; x < part.getWidth(); x++) {
            assertThat(part.getRGB(x, y)).isEqualTo(whole.getRGB(x * step, y * step));
          }
        }
      }
    }
  }

  static Stream<Arguments> noises() {
    return Stream.of(
        Arguments.of("jpeg", null, false),
        Arguments.of("jpeg", null, true),
        Arguments.of("png", null, false),
        Arguments.of("png", null, true),
        Arguments.of("tiff", null, false),
        Arguments.of("tiff", "LZW", false),
        Arguments.of("tiff", "ZLib", false),
        Arguments.of("tiff", "JPEG", false));
  }

  @Test
  void neverEnlargesOrReducesASmallOne() {
    byte[] small = encode(quarters(300, 20), "png");

    assertQuarters(decoder.decode(small, 512), 300, 20, 0);
    assertQuarters(decoder.decode(small, 150), 300, 20, 0);
  }

  @ParameterizedTest(name = "{0} x {1}")
  @MethodSource("extremes")
  void decodesExtremeShapes(int width, int height) {
    for (String format : new String[] {"png", "jpeg", "bmp", "tiff", "gif"}) {
      byte[] content = encode(new BufferedImage(width, height, 5), format);
      BufferedImage image = decoder.decode(content);
      assertThat(image.getWidth()).as(format).isEqualTo(width);
      assertThat(image.getHeight()).as(format).isEqualTo(height);
      decoder.requireDecodable(content);
    }
  }

  static Stream<Arguments> extremes() {
    return Stream.of(
        Arguments.of(1, 1), Arguments.of(1, 20_000), Arguments.of(20_000, 1), Arguments.of(3, 5));
  }

  @Test
  void decodesTheFirstFrameOfAnAnimatedWebpOnItsCanvas() {
    byte[] animated = resource("animated-offset.webp");

    BufferedImage image = decoder.decode(animated);

    assertThat(decoder.header(animated))
        .isEqualTo(new ImageHeader("image/webp", "webp", 48, 32, 1));
    assertThat(image.getWidth()).isEqualTo(48);
    assertPixel(image, 3, 7, Color.WHITE, 0);
    assertPixel(image, 4, 6, Color.BLUE, 0);
    assertPixel(image, 23, 15, Color.BLUE, 0);
    assertPixel(image, 24, 15, Color.WHITE, 0);
    assertPixel(image, 23, 16, Color.WHITE, 0);
  }

  @Test
  void decodesTheFirstFrameOfAGifOnItsScreen() {
    byte[] gif = encode(quarters(48, 32, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    gif[6] = 100; // a wider and higher screen
    gif[8] = 50;
    int descriptor = Pictures.indexOf(gif, ",\0\0\0\0" + "0\0 \0");
    gif[descriptor + 1] = 10;
    gif[descriptor + 3] = 5;

    BufferedImage image = decoder.decode(gif);

    assertThat(decoder.header(gif)).isEqualTo(new ImageHeader("image/gif", "gif", 100, 50, 1));
    assertThat(image.getWidth()).isEqualTo(100);
    assertThat(image.getHeight()).isEqualTo(50);
    assertPixel(image, 9, 5, Color.WHITE, 0);
    assertPixel(image, 10, 5, Pictures.RED, 26);
    assertPixel(image, 57, 36, Pictures.YELLOW, 26);
    assertPixel(image, 58, 36, Color.WHITE, 0);
  }

  @Test
  void aFrameThatLeavesTheScreenOfAGifEnlargesIt() {
    byte[] gif = encode(quarters(48, 32, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    gif[6] = 0;
    gif[8] = 0;

    assertQuarters(decoder.decode(gif), 48, 32, 26);
  }

  @Test
  void acceptsAGifWithoutItsTrailer() {
    byte[] gif = encode(quarters(48, 32, BufferedImage.TYPE_BYTE_INDEXED), "gif");

    assertQuarters(decoder.decode(Arrays.copyOf(gif, gif.length - 1)), 48, 32, 26);
  }
}
