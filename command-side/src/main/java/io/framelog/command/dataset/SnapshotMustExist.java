package io.framelog.command.dataset;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** Only a snapshot that was taken can be sealed. */
final class SnapshotMustExist {
  private SnapshotMustExist() {}

  static void check(String snapshotId, boolean taken) {
    if (!taken) {
      throw new CommandRejected(
          ErrorCode.SNAPSHOT_NOT_FOUND,
          "The dataset has no snapshot " + FreeText.quoted(snapshotId));
    }
  }
}
