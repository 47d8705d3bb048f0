package io.framelog.command.content;

import org.jspecify.annotations.Nullable;

/**
 * The shape of a picture as it is stored, before its orientation is applied.
 *
 * @param width pixels of the canvas
 * @param height pixels of the canvas
 * @param orientation the EXIF orientation, 1..8
 * @param frame where the first frame lies on the canvas; null when the bytes end before they say
 */
record Layout(long width, long height, int orientation, @Nullable Frame frame) {
  /** The area of the canvas that the first frame covers. */
  record Frame(int x, int y, int width, int height) {}

  /** A picture whose one frame is the whole canvas. */
  static Layout whole(long width, long height, int orientation) {
    boolean sane = width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
    return new Layout(
        width, height, orientation, sane ? new Frame(0, 0, (int) width, (int) height) : null);
  }

  /** Whether the orientation exchanges width and height. */
  boolean turned() {
    return orientation >= 5;
  }
}
