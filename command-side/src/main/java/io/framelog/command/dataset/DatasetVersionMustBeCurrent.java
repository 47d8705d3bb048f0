package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Who says which version they saw is refused when it is not the current one. */
final class DatasetVersionMustBeCurrent {
  private DatasetVersionMustBeCurrent() {}

  static void check(@Nullable Long expected, long current) {
    if (expected != null && expected != current) {
      throw new CommandRejected(
          ErrorCode.STALE_VERSION,
          "Version " + expected + " was expected, the current one is " + current,
          // As for images: where the dataset stands in the log.
          Map.of(
              "currentVersion", current,
              "expectedVersion", expected,
              "sequence", AggregateLifecycle.getVersion()));
    }
  }
}
