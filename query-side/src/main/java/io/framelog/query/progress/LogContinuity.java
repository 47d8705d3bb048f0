package io.framelog.query.progress;

import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Stops the start of a node whose projections are from another log, from before a restore, or ahead
 * of the log: their rows would describe events that do not exist.
 */
@Component
class LogContinuity implements SmartInitializingSingleton {
  private final JdbcTemplate jdbc;
  private final LogReader log;

  LogContinuity(JdbcTemplate jdbc, LogReader log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  @Override
  public void afterSingletonsInstantiated() {
    jdbc.query(
        "select name, position, log_id, epoch from projection_progress",
        row -> {
          // Read the head after the row: the log only grows.
          check(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4), log.head());
        });
  }

  private static void check(String name, long position, String logId, long epoch, LogHead head) {
    if (position > head.position() || !logId.equals(head.logId()) || epoch != head.epoch()) {
      throw new IllegalStateException(
          "log-went-backwards: projection %s is at position %d of log %s, epoch %d, but the log is %s"
              .formatted(name, position, logId, epoch, head));
    }
  }
}
