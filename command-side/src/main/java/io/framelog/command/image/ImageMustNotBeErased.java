package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** An erased image accepts nothing, for ever. */
final class ImageMustNotBeErased {
  private ImageMustNotBeErased() {}

  static void check(String imageId, boolean erased) {
    if (erased) {
      throw new CommandRejected(ErrorCode.IMAGE_ERASED, "Image " + imageId + " was erased");
    }
  }
}
