package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertQuarters;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.exif;
import static io.framelog.command.content.Pictures.quarters;
import static io.framelog.command.content.Pictures.resource;
import static io.framelog.command.content.Pictures.withChunk;
import static io.framelog.command.content.Pictures.withSegment;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.ImageHeader;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture is measured and decoded as a viewer would show it. */
class ImageOrientationTest {
  private static final int APP1 = 0xe1;
  private final CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsJpegs(int orientation) {
    byte[] jpeg = encode(stored(quarters(64, 32), orientation), "jpeg");
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      byte[] content = withSegment(jpeg, APP1, exif(orientation, order));

      assertThat(decoder.header(content))
          .isEqualTo(new ImageHeader("image/jpeg", "jpg", 64, 32, orientation));
      assertQuarters(decoder.decode(content), 64, 32, 12);
      assertQuarters(decoder.decode(content, 16), 32, 16, 12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPngs(int orientation) {
    byte[] exif = exif(orientation, ByteOrder.BIG_ENDIAN);
    byte[] content =
        withChunk(
            encode(stored(quarters(64, 32), orientation), "png"),
            "eXIf",
            Arrays.copyOfRange(exif, 6, exif.length));

    assertThat(decoder.header(content).orientation()).isEqualTo(orientation);
    assertQuarters(decoder.decode(content), 64, 32, 0);
  }

  @Test
  void turnsWebps() {
    byte[] content = resource("turned.webp");

    BufferedImage image = decoder.decode(content);

    assertThat(decoder.header(content)).isEqualTo(new ImageHeader("image/webp", "webp", 32, 48, 6));
    assertThat(image.getWidth()).isEqualTo(32);
    // Turned clockwise, the stored picture's lower left quarter comes to the upper left.
    PictureAssert.assertPixel(image, 8, 12, Pictures.BLUE, 12);
    PictureAssert.assertPixel(image, 24, 12, Pictures.RED, 12);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 6000})
  void takesAnImpossibleOrientationAsUpright(int orientation) {
    byte[] content =
        withSegment(
            encode(quarters(64, 32), "jpeg"), APP1, exif(orientation, ByteOrder.LITTLE_ENDIAN));

    assertThat(decoder.header(content).orientation()).isEqualTo(1);
    assertQuarters(decoder.decode(content), 64, 32, 12);
  }

  @Test
  void brokenExifNeverFailsAPicture() {
    byte[] jpeg = encode(quarters(64, 32), "jpeg");
    byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
    for (int length = 6; length < 26; length++) {
      byte[] content = withSegment(jpeg, APP1, Arrays.copyOf(exif, length));
      assertThat(decoder.header(content).orientation()).isEqualTo(1);
      assertQuarters(decoder.decode(content), 64, 32, 12);
    }
  }

  /**
   * The picture as a camera would store it, from the words of EXIF 2.3, 4.6.4: where the stored row
   * 0 and the stored column 0 are in the picture that is seen.
   */
  private static BufferedImage stored(BufferedImage seen, int orientation) {
    int w = seen.getWidth();
    int h = seen.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage stored =
        new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_3BYTE_BGR);
    for (int row = 0; row < stored.getHeight(); row++) {
      for (int column = 0; column < stored.getWidth(); column++) {
        int rgb =
            switch (orientation) {
              case 1 -> seen.getRGB(column, row); // row 0 top, column 0 left
              case 2 -> seen.getRGB(w - 1 - column, row); // top, right
              case 3 -> seen.getRGB(w - 1 - column, h - 1 - row); // bottom, right
              case 4 -> seen.getRGB(column, h - 1 - row); // bottom, left
              case 5 -> seen.getRGB(row, column); // left, top
              case 6 -> seen.getRGB(w - 1 - row, column); // right, top
              case 7 -> seen.getRGB(w - 1 - row, h - 1 - column); // right, bottom
              case 8 -> seen.getRGB(row, h - 1 - column); // left, bottom
              default -> throw new IllegalArgumentException("no orientation " + orientation);
            };
        stored.setRGB(column, row, rgb);
      }
    }
    return stored;
  }
}
