package io.framelog.command.dataset;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A snapshot's name, when it has one, is 1-128 characters of plain text that is not blank. */
final class SnapshotNameMustBeShortText {
  private static final int MAX_LENGTH = 128;

  private SnapshotNameMustBeShortText() {}

  static void check(String name) {
    if (name.isBlank() || name.length() > MAX_LENGTH || !FreeText.isPlain(name)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A snapshot's name has 1-%d characters, not %s"
              .formatted(MAX_LENGTH, FreeText.quoted(name)));
    }
  }
}
