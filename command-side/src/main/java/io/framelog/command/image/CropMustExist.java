package io.framelog.command.image;

import io.framelog.command.annotation.Crops;
import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.CropState;
import org.jspecify.annotations.Nullable;

/** Only a crop that is there can be changed. */
final class CropMustExist {
  private CropMustExist() {}

  static CropState checked(String cropId, @Nullable CropState crop) {
    if (crop == null) {
      throw notFound(cropId);
    }
    return crop;
  }

  /** For removal it is enough that the crop was there once. */
  static void checkEver(String cropId, Crops crops) {
    if (crops.find(cropId) == null && !crops.wasRemoved(cropId)) {
      throw notFound(cropId);
    }
  }

  private static CommandRejected notFound(String cropId) {
    return new CommandRejected(
        ErrorCode.CROP_NOT_FOUND, "The image has no crop " + FreeText.quoted(cropId));
  }
}
