package io.framelog.command.log;

import io.framelog.log.LogEpochs;
import io.framelog.log.LogHead;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Begins epochs under the row lock that appends take, so that the first of two nodes wins. */
final class PostgresLogEpochs implements LogEpochs {
  private static final String LOCK =
      "select log_id::text, epoch, position from event_log_head for update";

  private final JdbcTemplate jdbc;

  PostgresLogEpochs(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<LogHead> begin(LogHead expected) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an epoch only begins inside a transaction");
    }
    LogHead head =
        jdbc.query(
                LOCK,
                (row, number) -> new LogHead(row.getString(1), row.getLong(2), row.getLong(3)))
            .getFirst();
    if (!head.equals(expected)) {
      return Optional.empty();
    }
    jdbc.update("update event_log_head set epoch = epoch + 1");
    // They may hold the effect of lost events; aggregates are loaded from their events until new
    // ones are taken.
    jdbc.update("truncate aggregate_snapshot");
    return Optional.of(new LogHead(head.logId(), head.epoch() + 1, head.position()));
  }
}
