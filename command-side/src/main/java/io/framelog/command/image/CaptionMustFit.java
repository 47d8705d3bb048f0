package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;

/** A caption has at most 8,192 characters (UTF-16 code units). */
final class CaptionMustFit {
  static final int LIMIT = 8_192;

  private CaptionMustFit() {}

  static void check(String caption) {
    if (caption.length() > LIMIT) {
      throw new CommandRejected(
          ErrorCode.CAPTION_INVALID,
          "A caption has at most " + LIMIT + " characters, this one has " + caption.length(),
          Map.of("limit", LIMIT));
    }
  }
}
