package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A removed image accepts nothing but its restoration. */
final class ImageMustNotBeRemoved {
  private ImageMustNotBeRemoved() {}

  static void check(String imageId, boolean removed) {
    if (removed) {
      throw new CommandRejected(
          ErrorCode.IMAGE_REMOVED, "Image " + imageId + " is removed; restore it first");
    }
  }
}
