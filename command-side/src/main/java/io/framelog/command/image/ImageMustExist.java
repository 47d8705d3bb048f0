package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** Only a registered image can be edited. */
final class ImageMustExist {
  private ImageMustExist() {}

  static void check(String imageId, boolean exists) {
    if (!exists) {
      throw new CommandRejected(ErrorCode.IMAGE_NOT_FOUND, "there is no image " + imageId);
    }
  }
}
