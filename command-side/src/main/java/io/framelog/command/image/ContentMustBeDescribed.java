package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.commands.RegisterImage;

/** A registration names its content completely: canonical id, digest, type, key and sizes. */
final class ContentMustBeDescribed {
  private static final int MAX_KEY = 1_024;
  private static final int MAX_MEDIA_TYPE = 128;

  private ContentMustBeDescribed() {}

  static void check(RegisterImage command) {
    boolean described =
        Identities.isUuid(command.imageId())
            && Hex.isDigest(command.sha256())
            && isWord(command.objectKey(), MAX_KEY)
            && isWord(command.mediaType(), MAX_MEDIA_TYPE)
            && command.bytes() > 0
            && command.width() > 0
            && command.height() > 0;
    if (!described) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A registration needs an image id, a SHA-256, an object key, a media type, and positive"
              + " bytes, width and height");
    }
  }

  private static boolean isWord(String text, int maxLength) {
    return !text.isBlank() && text.length() <= maxLength && FreeText.isPlain(text);
  }
}
