package io.framelog.query.progress;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells failures that may pass by themselves from those that the same event will cause again. In
 * doubt it may pass: repeating a batch is harmless, putting an event aside is not.
 */
final class PassingFailure {
  /**
   * Classes of SQLState: connections, transactions ended from outside, deadlocks and serialisation,
   * resources (the disk included), locks and limits, operators, system errors.
   */
  private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

  private PassingFailure() {}

  /** Whether it may be gone when the same is tried again. */
  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState() == null
            || sql.getSQLState().length() < 2
            || PASSING.contains(sql.getSQLState().substring(0, 2));
      }
      if (cause instanceof IOException || cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }
}
