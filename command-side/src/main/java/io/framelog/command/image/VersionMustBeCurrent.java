package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Who says which version they saw is refused when it is not the current one. */
final class VersionMustBeCurrent {
  private VersionMustBeCurrent() {}

  static void check(@Nullable Long expected, long current) {
    if (expected != null && expected != current) {
      throw new CommandRejected(
          ErrorCode.STALE_VERSION,
          "Version " + expected + " was expected, the current one is " + current,
          // The sequence is for whoever looks up what has changed: where the image stands in the
          // log.
          Map.of(
              "currentVersion", current,
              "expectedVersion", expected,
              "sequence", AggregateLifecycle.getVersion()));
    }
  }
}
