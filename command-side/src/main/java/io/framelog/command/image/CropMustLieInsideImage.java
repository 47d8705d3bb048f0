package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Box;

/**
 * A crop's box is finite and inside the image: x and y are not negative, x + w and y + h are at
 * most 1. Only the two sums may be off by {@link #EPSILON}, for what adding doubles costs.
 */
final class CropMustLieInsideImage {
  /** In units of the image's width or height. */
  static final double EPSILON = 1e-9;

  private CropMustLieInsideImage() {}

  static void check(Box box) {
    if (!isInside(box.x(), box.w()) || !isInside(box.y(), box.h())) {
      throw new CommandRejected(
          ErrorCode.CROP_OUTSIDE_IMAGE, "The box " + box + " is not inside 0..1 by 0..1");
    }
  }

  private static boolean isInside(double from, double length) {
    return from >= 0 && from <= 1 && Double.isFinite(length) && from + length <= 1 + EPSILON;
  }
}
