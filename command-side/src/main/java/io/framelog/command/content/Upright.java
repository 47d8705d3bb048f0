package io.framelog.command.content;

import io.framelog.command.content.Layout.Frame;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** Lays a decoded frame on its canvas, turned as the orientation says. */
final class Upright {
  private static final int WHITE = 0xffffff;

  private Upright() {}

  /**
   * @param step the frame has every step-th pixel only; frames smaller than their canvas have all
   */
  static BufferedImage of(BufferedImage decoded, Layout layout, Frame frame, int step) {
    int width = (int) (layout.width() + step - 1) / step;
    int height = (int) (layout.height() + step - 1) / step;
    BufferedImage upright =
        new BufferedImage(
            layout.turned() ? height : width,
            layout.turned() ? width : height,
            BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
    if (decoded.getWidth() < width || decoded.getHeight() < height) {
      Arrays.fill(pixels, WHITE);
    }
    Walk walk = Walk.of(layout.orientation(), width, height);
    PixelRows rows = PixelRows.of(decoded);
    int[] row = new int[decoded.getWidth()];
    for (int y = 0; y < decoded.getHeight(); y++) {
      rows.read(y, row);
      int at = walk.at(frame.x(), frame.y() + y);
      for (int pixel : row) {
        pixels[at] = pixel;
        at += walk.right();
      }
    }
    return upright;
  }

  /**
   * Where the stored pixels go in the upright picture.
   *
   * @param origin index of the stored picture's first pixel
   * @param right what one pixel to the right adds
   * @param down what one row down adds
   */
  private record Walk(int origin, int right, int down) {
    static Walk of(int orientation, int width, int height) {
      int last = width * height - 1;
      return switch (orientation) {
        case 2 -> new Walk(width - 1, -1, width);
        case 3 -> new Walk(last, -1, -width);
        case 4 -> new Walk(last - width + 1, 1, -width);
        case 5 -> new Walk(0, height, 1);
        case 6 -> new Walk(height - 1, height, -1);
        case 7 -> new Walk(last, -height, -1);
        case 8 -> new Walk(last - height + 1, -height, 1);
        default -> new Walk(0, 1, width);
      };
    }

    int at(int x, int y) {
      return origin + x * right + y * down;
    }
  }
}
