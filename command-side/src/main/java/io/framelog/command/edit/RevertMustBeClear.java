package io.framelog.command.edit;

import io.framelog.edit.RevertEdits;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A revert names whose edits it means, and a range of positions that is not empty. */
final class RevertMustBeClear {
  private static final int LONGEST_NAME = 1_024;

  private RevertMustBeClear() {}

  static void check(RevertEdits revert) {
    String value = revert.by().value();
    if (value.isBlank() || value.length() > LONGEST_NAME || value.indexOf('\0') >= 0) {
      throw refused("'by' must name somebody in 1 to %,d characters".formatted(LONGEST_NAME));
    }
    if (revert.fromPosition() < 1) {
      throw refused("Positions begin at 1");
    }
    if (revert.toPosition() != null && revert.toPosition() < revert.fromPosition()) {
      throw refused("'toPosition' must not be before 'fromPosition'");
    }
  }

  private static CommandRejected refused(String detail) {
    return new CommandRejected(ErrorCode.REVERT_INVALID, detail);
  }
}
