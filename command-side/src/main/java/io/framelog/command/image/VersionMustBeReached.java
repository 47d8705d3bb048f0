package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;

/** An image goes back only to a version that it had: 1 to the current one. */
final class VersionMustBeReached {
  private VersionMustBeReached() {}

  static void check(long wanted, long current) {
    if (wanted < 1 || wanted > current) {
      throw new CommandRejected(
          ErrorCode.VERSION_NOT_REACHED,
          "The image has the versions 1 to " + current + ", not " + wanted,
          Map.of("currentVersion", current));
    }
  }
}
