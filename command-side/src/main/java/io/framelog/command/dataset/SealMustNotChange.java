package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** What a snapshot was sealed with stays: a different count or root is refused. */
final class SealMustNotChange {
  private SealMustNotChange() {}

  static void check(String snapshotId, Seal present, Seal offered) {
    if (!present.equals(offered)) {
      throw new CommandRejected(
          ErrorCode.SNAPSHOT_ALREADY_SEALED,
          "Snapshot %s is sealed with %d items and the root %s"
              .formatted(snapshotId, present.count(), present.root()));
    }
  }
}
