package io.framelog.command.image;

import io.framelog.error.ErrorCode;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import org.jspecify.annotations.Nullable;

/** Box and label of a crop, in the one form in which crops are compared and written. */
final class CropShape {
  private CropShape() {}

  /** The checked box (negative zeros made positive) and the label in its normal form. */
  static CropState of(Box box, @Nullable String label, int width, int height) {
    CropMustLieInsideImage.check(box);
    CropMustCoverAPixel.check(box, width, height);
    return new CropState(
        normalised(box),
        label == null
            ? null
            : LabelMustBeAllowed.normalised("crop label", ErrorCode.CROP_LABEL_INVALID, label));
  }

  /** Records compare doubles bit by bit: -0.0 would be another box than 0.0. */
  static Box normalised(Box box) {
    return new Box(box.x() + 0.0, box.y() + 0.0, box.w() + 0.0, box.h() + 0.0);
  }
}
