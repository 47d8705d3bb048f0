package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** One image id stands for one content, for ever. */
final class ContentMustBeTheSame {
  private ContentMustBeTheSame() {}

  static void check(String imageId, String registered, String offered) {
    if (!registered.equalsIgnoreCase(offered)) {
      throw new CommandRejected(
          ErrorCode.IMAGE_ID_COLLISION,
          "Image " + imageId + " is registered with the content " + registered);
    }
  }
}
