package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Box;

/**
 * A crop is at least one pixel wide and high. Its relative width and height may be short by {@link
 * CropMustLieInsideImage#EPSILON}: 1.0 / 49 * 49 is less than 1 in doubles.
 */
final class CropMustCoverAPixel {
  private CropMustCoverAPixel() {}

  static void check(Box box, int width, int height) {
    if (!covers(box.w(), width) || !covers(box.h(), height)) {
      throw new CommandRejected(
          ErrorCode.CROP_TOO_SMALL,
          "The box " + box + " is less than one pixel of " + width + " x " + height);
    }
  }

  private static boolean covers(double length, int pixels) {
    return length > 0 && (length + CropMustLieInsideImage.EPSILON) * pixels >= 1;
  }
}
