package io.framelog.selection;

import io.framelog.image.Box;
import java.util.regex.Pattern;

/** A box as {@code x,y,w,h}, relative to the image. */
final class BoxText {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private BoxText() {}

  static Box read(Token value) {
    String[] parts = COMMA.split(value.text().strip(), -1);
    if (parts.length != 4) {
      throw new SelectionSyntaxException("a box is x,y,w,h", value.column());
    }
    double[] numbers = new double[4];
    for (int i = 0; i < 4; i++) {
      try {
        numbers[i] = Double.parseDouble(parts[i]);
      } catch (NumberFormatException e) {
        throw new SelectionSyntaxException("'" + parts[i] + "' is not a number", value.column());
      }
    }
    Box box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    if (!liesInImage(box)) {
      throw new SelectionSyntaxException(
          "a box lies in 0 to 1 and has a width and a height", value.column());
    }
    return box;
  }

  /** Never true of NaN. */
  private static boolean liesInImage(Box box) {
    return box.x() >= 0
        && box.y() >= 0
        && box.w() > 0
        && box.h() > 0
        && box.x() + box.w() <= 1
        && box.y() + box.h() <= 1;
  }

  static String text(Box box) {
    return box.x() + "," + box.y() + "," + box.w() + "," + box.h();
  }
}
