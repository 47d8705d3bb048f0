package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Erasure rewrites events in place, which only our own log can do (ADR 11, ADR 17). */
final class LogMustBeErasable {
  private LogMustBeErasable() {}

  static <T> T checked(@Nullable T log) {
    if (log == null) {
      throw new CommandRejected(
          ErrorCode.ERASURE_UNSUPPORTED, "Axon Server holds the log; its events cannot be changed");
    }
    return log;
  }
}
