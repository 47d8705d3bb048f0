package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;

/** A crop's id, when the sender gives one, is a canonical lower-case UUID. */
final class CropIdMustBeAUuid {
  private CropIdMustBeAUuid() {}

  static void check(String cropId) {
    if (!Identities.isUuid(cropId)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A crop id is a lower-case UUID, not " + FreeText.quoted(cropId));
    }
  }
}
