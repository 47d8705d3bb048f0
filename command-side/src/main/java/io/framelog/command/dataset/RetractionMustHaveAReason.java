package io.framelog.command.dataset;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** Why an image is taken down, or given out again, is said in 1-512 characters of plain text. */
final class RetractionMustHaveAReason {
  static final int LIMIT = 512;

  private RetractionMustHaveAReason() {}

  static void check(String reason) {
    if (reason.isBlank() || reason.length() > LIMIT || !FreeText.isPlain(reason)) {
      throw new CommandRejected(
          ErrorCode.REASON_INVALID,
          "A reason has 1-" + LIMIT + " characters, not " + FreeText.quoted(reason));
    }
  }
}
