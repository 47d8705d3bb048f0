package io.framelog.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Box;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelBoxTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 1, 0, 0, 101, 7",
    "0, 0, 0.5, 0.5, 0, 0, 51, 4",
    "0.5, 0.5, 0.5, 0.5, 51, 4, 50, 3",
    "0.999, 0.99, 0.001, 0.01, 100, 6, 1, 1",
    "0.1, 0.1, 0.0001, 0.0001, 10, 1, 1, 1"
  })
  void edgesAreTheNearestPixels(
      double x, double y, double w, double h, int left, int top, int width, int height) {
    assertThat(PixelBox.of(new Box(x, y, w, h), 101, 7))
        .isEqualTo(new PixelBox(left, top, width, height));
  }

  @Test
  void noBoxLeavesItsImage() {
    Random random = new Random(7);
    for (int n = 0; n < 10_000; n++) {
      int imageWidth = 1 + random.nextInt(50);
      int imageHeight = 1 + random.nextInt(50);
      double x = random.nextDouble();
      double y = random.nextDouble();
      Box box = new Box(x, y, (1 - x) * random.nextDouble(), (1 - y) * (1 - random.nextDouble()));

      PixelBox pixels = PixelBox.of(box, imageWidth, imageHeight);

      assertThat(pixels.x()).isNotNegative();
      assertThat(pixels.width()).isPositive();
      assertThat(pixels.x() + pixels.width()).isLessThanOrEqualTo(imageWidth);
      assertThat(pixels.y() + pixels.height()).isLessThanOrEqualTo(imageHeight);
    }
  }
}
