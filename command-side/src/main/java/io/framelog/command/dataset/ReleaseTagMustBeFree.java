package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tag that names one snapshot never comes to name another. */
final class ReleaseTagMustBeFree {
  private ReleaseTagMustBeFree() {}

  static void check(String tag, @Nullable String named, String wanted) {
    if (named != null && !named.equals(wanted)) {
      throw new CommandRejected(
          ErrorCode.RELEASE_TAG_TAKEN,
          "The tag " + tag + " names snapshot " + named,
          Map.of("snapshotId", named));
    }
  }
}
