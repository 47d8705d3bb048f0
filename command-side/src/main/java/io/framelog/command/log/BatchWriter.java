package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches over one dedicated connection and answers every unit of each, whatever happens. A
 * commit whose outcome is unknown is settled by writing the batch again: units that did get in are
 * found by their command ids under the head lock.
 */
final class BatchWriter {
  private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);
  private static final String UNIQUE_VIOLATION = "23505";
  private static final long PAUSE_MILLIS = 50;

  private final LogConnections connections;
  private final LogSignal signal;
  private final LogMetrics metrics;
  private @Nullable Connection connection;

  BatchWriter(LogConnections connections, LogSignal signal, LogMetrics metrics) {
    this.connections = connections;
    this.signal = signal;
    this.metrics = metrics;
  }

  void write(List<PendingUnit> batch) {
    try {
      writeOrRetry(batch);
    } catch (RuntimeException | Error e) {
      batch.forEach(unit -> unit.receipt().completeExceptionally(e));
      disconnect();
      throw e;
    }
  }

  private void writeOrRetry(List<PendingUnit> batch) {
    while (true) {
      try {
        commit(batch);
        return;
      } catch (SQLException e) {
        rollback();
        if (isPassing(e)) {
          if (batch.stream().anyMatch(PendingUnit::isOverdue)) {
            log.warn("giving up on {} waiting commands: {}", batch.size(), e.getMessage());
            batch.forEach(unit -> unit.receipt().completeExceptionally(unavailable(e)));
            return;
          }
          pause();
        } else if (batch.size() > 1) {
          log.warn("a batch of {} failed, writing one by one: {}", batch.size(), e.getMessage());
          batch.forEach(unit -> writeOrRetry(List.of(unit)));
          return;
        } else {
          batch.getFirst().receipt().completeExceptionally(failure(e));
          return;
        }
      }
    }
  }

  private void commit(List<PendingUnit> batch) throws SQLException {
    long start = System.nanoTime();
    Connection open = connect();
    Optional<EventRows> rows = EventRows.of(batch);
    OptionalLong before =
        rows.isPresent() ? rows.get().appendAndCommit(open) : OptionalLong.empty();
    if (before.isPresent()) {
      signal.reached(before.getAsLong() + rows.get().size());
      metrics.committed(batch.size(), System.nanoTime() - start);
      rows.get()
          .receipts(before.getAsLong())
          .forEach((unit, receipt) -> unit.receipt().complete(receipt));
    } else {
      commitWithoutLosers(batch, open, start);
    }
  }

  private void commitWithoutLosers(List<PendingUnit> batch, Connection open, long start)
      throws SQLException {
    AppendTransaction transaction = new AppendTransaction(open, batch);
    long head = transaction.write();
    if (transaction.hasRows()) {
      open.commit();
      signal.reached(head);
      metrics.committed(batch.size(), System.nanoTime() - start);
    } else {
      open.rollback();
    }
    transaction.receipts().forEach((unit, receipt) -> unit.receipt().complete(receipt));
    transaction.failures().forEach((unit, e) -> unit.receipt().completeExceptionally(e));
  }

  /** Errors of the connection, of waiting, or of the server's health: the same batch may pass. */
  private static boolean isPassing(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.startsWith("08") // connection
        || state.startsWith("57") // operator intervention, shutdown, statement timeout
        || state.startsWith("53") // out of resources
        || state.startsWith("40") // serialisation, deadlock
        || state.startsWith("55") // lock timeout
        || state.startsWith("25P0"); // idle-in-transaction timeout
  }

  private static RuntimeException failure(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState())
        ? new ConcurrencyException("the log refused a sequence that is taken", e)
        : new EventStoreException("the log refused the events: " + e.getMessage(), e);
  }

  private static CommandRejected unavailable(SQLException e) {
    return new CommandRejected(
        ErrorCode.LOG_UNAVAILABLE,
        "the log did not answer in time ("
            + e.getMessage()
            + "); whether the command was done is unknown: send it again with the same"
            + " Idempotency-Key");
  }

  private Connection connect() throws SQLException {
    if (connection == null) {
      connection = connections.openForAppending();
    }
    return connection;
  }

  /** A connection that cannot even roll back is thrown away. */
  private void rollback() {
    if (connection == null) {
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      log.debug("rollback failed, reconnecting", e);
      disconnect();
    }
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        log.debug("closing a broken connection failed", e);
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    disconnect();
  }
}
