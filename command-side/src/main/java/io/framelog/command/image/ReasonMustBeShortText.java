package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A reason is plain text of at most 1,024 characters. */
final class ReasonMustBeShortText {
  static final int LIMIT = 1_024;

  private ReasonMustBeShortText() {}

  static void check(String reason) {
    if (reason.length() > LIMIT || !FreeText.isPlain(reason)) {
      throw new CommandRejected(
          ErrorCode.REASON_INVALID,
          "A reason has at most "
              + LIMIT
              + " characters and no control characters: "
              + FreeText.quoted(reason));
    }
  }
}
