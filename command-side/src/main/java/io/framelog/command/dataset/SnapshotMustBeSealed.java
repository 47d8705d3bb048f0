package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** Only what is sealed can be released: a tag stands for a digest. */
final class SnapshotMustBeSealed {
  private SnapshotMustBeSealed() {}

  static void check(String snapshotId, boolean sealed) {
    if (!sealed) {
      throw new CommandRejected(
          ErrorCode.SNAPSHOT_NOT_SEALED, "Snapshot " + snapshotId + " is not sealed yet");
    }
  }
}
