package io.framelog.command.version;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Who says which version they saw is refused when it is not the current one. */
public final class VersionMustBeCurrent {
  private VersionMustBeCurrent() {}

  /** Inside the aggregate. */
  public static void check(@Nullable Long expected, long current) {
    if (expected != null) {
      check(expected, current, AggregateLifecycle.getVersion());
    }
  }

  /**
   * @param sequence for whoever looks up what has changed: where the aggregate stands in the log
   */
  public static void check(@Nullable Long expected, long current, long sequence) {
    if (expected != null && expected != current) {
      throw new CommandRejected(
          ErrorCode.STALE_VERSION,
          "Version " + expected + " was expected, the current one is " + current,
          Map.of("currentVersion", current, "expectedVersion", expected, "sequence", sequence));
    }
  }
}
