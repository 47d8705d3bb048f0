package io.framelog.command.image;

import io.framelog.command.annotation.Annotations;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** To go back to a version at which the image was removed is to remove it, which is asked so. */
final class VersionMustNotBeRemoved {
  private VersionMustNotBeRemoved() {}

  static void check(long version, Annotations then) {
    if (then.areRemoved()) {
      throw new CommandRejected(
          ErrorCode.VERSION_REMOVED, "At version " + version + " the image was removed");
    }
  }
}
