package io.framelog.command.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a decoded picture must show. */
final class PictureAssert {
  private PictureAssert() {}

  static void assertQuarters(BufferedImage image, int width, int height, int tolerance) {
    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertPixel(image, width / 4, height / 4, Pictures.RED, tolerance);
    assertPixel(image, width * 3 / 4, height / 4, Pictures.GREEN, tolerance);
    assertPixel(image, width / 4, height * 3 / 4, Pictures.BLUE, tolerance);
    assertPixel(image, width * 3 / 4, height * 3 / 4, Pictures.YELLOW, tolerance);
  }

  static void assertPixel(BufferedImage image, int x, int y, Color expected, int tolerance) {
    Color actual = new Color(image.getRGB(x, y));
    int distance =
        Math.max(
            Math.abs(actual.getRed() - expected.getRed()),
            Math.max(
                Math.abs(actual.getGreen() - expected.getGreen()),
                Math.abs(actual.getBlue() - expected.getBlue())));
    assertThat(distance)
        .as("pixel %d,%d is %s, expected %s", x, y, actual, expected)
        .isLessThanOrEqualTo(tolerance);
  }

  static void assertRejected(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.rejection().code()).as(e.getMessage()).isEqualTo(code));
  }

  /** "image", or the code of the rejection; anything else that is thrown fails the test. */
  static String outcome(CheckedImageDecoder decoder, byte[] content) {
    try {
      decoder.decode(content);
      return "image";
    } catch (RejectedException e) {
      return e.rejection().code().code();
    }
  }
}
