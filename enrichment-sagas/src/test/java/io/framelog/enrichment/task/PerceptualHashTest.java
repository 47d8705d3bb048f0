package io.framelog.enrichment.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerceptualHashTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void resizedAndReEncodedCopiesDifferInAtMostFourBits(long seed) throws Exception {
    BufferedImage picture = picture(seed);
    assertThat(distance(picture, Variants.scaled(picture, 0.31, 0.31))).isLessThanOrEqualTo(4);
    assertThat(distance(picture, Variants.scaled(picture, 1.7, 1.3))).isLessThanOrEqualTo(4);
    assertThat(distance(picture, Variants.jpeg(picture, 0.3f))).isLessThanOrEqualTo(4);
  }

  @Test
  void differentPicturesDifferInManyBits() {
    for (long one = 1; one <= 20; one++) {
      for (long other = one + 1; other <= 20; other++) {
        assertThat(distance(picture(one), picture(other))).isGreaterThan(8);
      }
    }
  }

  /** Rounding must not decide the bits: all even surfaces are one picture. */
  @Test
  void evenSurfacesOfAnyColourAndSizeHaveOneHash() {
    String white = PerceptualHash.of(even(Color.WHITE, 300, 200));
    assertThat(PerceptualHash.of(even(new Color(100, 100, 100), 301, 17))).isEqualTo(white);
    assertThat(PerceptualHash.of(even(new Color(10, 200, 37), 1, 1))).isEqualTo(white);
    assertThat(PerceptualHash.of(even(new Color(1, 1, 1), 64, 64))).isEqualTo(white);
  }

  @Test
  void aPictureOfOnePixelHasAHash() {
    assertThat(PerceptualHash.of(even(Color.BLACK, 1, 1))).matches("[0-9a-f]{16}");
  }

  private static int distance(BufferedImage one, BufferedImage other) {
    return Long.bitCount(hash(one) ^ hash(other));
  }

  private static long hash(BufferedImage image) {
    return Long.parseUnsignedLong(PerceptualHash.of(image), 16);
  }

  private static BufferedImage even(Color color, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static BufferedImage picture(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = even(Color.GRAY, 400, 300);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 60; i++) {
      graphics.setColor(
          new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 200));
      graphics.fillOval(
          random.nextInt(400) - 60,
          random.nextInt(300) - 60,
          random.nextInt(20, 160),
          random.nextInt(20, 160));
    }
    graphics.dispose();
    return image;
  }
}
