package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.CropState;
import org.jspecify.annotations.Nullable;

/** A new crop does not take the id of another crop that is there. */
final class CropIdMustBeFree {
  private CropIdMustBeFree() {}

  static void check(String cropId, @Nullable CropState holder) {
    if (holder != null) {
      throw new CommandRejected(
          ErrorCode.CROP_ID_TAKEN, "Crop " + cropId + " exists with " + holder.box());
    }
  }
}
