package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;

/**
 * Rewrites events for erasures. Each call is one transaction on a connection of its own: it takes
 * the log's head as the appender does, so that nothing is appended between the look at the log and
 * its change, and what a crash leaves is all of it or nothing.
 */
public final class LogErasures {
  private static final String LOCK_HEAD = "select position from event_log_head for update";
  private static final String REDACT =
      "select event_log_redact(?::bigint[], ?::text[], ?::text[], ?::uuid[])";
  private static final String TAKEN_SINCE =
      "select exists (select from event_log where position > ? and type = 'SnapshotTaken')";
  private static final String TO_SWEEP =
      "insert into image_erasure (image_id, position) values (?::uuid, ?)";
  private static final String REQUEST =
      "insert into editor_erasure (erasure_id, pseudonym, subject) values (?::uuid, ?, ?)";
  private static final String RENAME = "select event_log_rename_editor(?::uuid, ?)";
  private static final String RENAMED =
      "select events from editor_erasure where erasure_id = ?::uuid";

  private final LogConnections connections;
  private final LogSignal signal;
  private final CommandRecords records;

  LogErasures(LogConnections connections, LogSignal signal, CommandRecords records) {
    this.connections = connections;
    this.signal = signal;
    this.records = records;
  }

  /**
   * Appends the event of the command at hand and does what goes with it, or nothing at all.
   *
   * @param deciding is asked with the log standing still, so that people who go on editing cannot
   *     keep an image from being erased
   * @throws ConcurrencyException when a snapshot was taken that the event does not know of: decide
   *     again
   */
  public void eraseImage(Supplier<ImageErasureUnit> deciding, Serializer eventSerializer) {
    inTransaction(
        connection -> {
          lockHead(connection);
          ImageErasureUnit erasure = deciding.get();
          new EventUnits(appending(unit -> appendAndRedact(connection, unit, erasure)))
              .append(List.of(erasure.erased()), eventSerializer);
          return erasure;
        });
  }

  /**
   * Appends the event at hand of the command at hand, and notes whose name is to go. The command's
   * fingerprint is not kept: it is an unsalted hash of the name.
   */
  public void requestEditor(
      EventMessage<?> requested,
      String erasureId,
      String pseudonym,
      String subject,
      Serializer eventSerializer) {
    new EventUnits(
            appending(
                unit ->
                    unlessDone(
                        unit,
                        connection -> {
                          AppendReceipt receipt = append(connection, withoutFingerprint(unit));
                          try (PreparedStatement statement = connection.prepareStatement(REQUEST)) {
                            statement.setString(1, erasureId);
                            statement.setString(2, pseudonym);
                            statement.setString(3, subject);
                            statement.executeUpdate();
                          }
                          return receipt;
                        })))
        .append(List.of(requested), eventSerializer);
  }

  private static AppendUnit withoutFingerprint(AppendUnit unit) {
    return new AppendUnit(unit.commandId(), RecordedCommand.ERASED, unit.decision(), unit.events());
  }

  /** Renames the editor in the next events; returns how many events are left behind these. */
  public long renameEditor(String erasureId, int limit) {
    return inTransaction(connection -> rename(connection, erasureId, limit));
  }

  /**
   * Renames the editor in all events that are left, with the log standing still, and appends the
   * record of it.
   *
   * @param record makes the event from the number of all events that were renamed
   * @throws ConcurrencyException when it is there already
   */
  public void finishEditor(
      String erasureId, LongFunction<EventMessage<?>> record, Serializer eventSerializer) {
    inTransaction(
        connection -> {
          lockHead(connection);
          rename(connection, erasureId, Long.MAX_VALUE / 2);
          EventMessage<?> event = record.apply(renamed(connection, erasureId));
          new EventUnits(appending(unit -> append(connection, unit)))
              .append(List.of(event), eventSerializer);
          return erasureId;
        });
  }

  private UnitAppender appending(Function<AppendUnit, AppendReceipt> append) {
    return new UnitAppender() {
      @Override
      public AppendReceipt submit(AppendUnit unit) {
        return append.apply(unit);
      }

      @Override
      public Optional<RecordedCommand> recorded(String commandId) {
        return records.recorded(commandId);
      }
    };
  }

  private AppendReceipt appendAndRedact(
      Connection connection, AppendUnit unit, ImageErasureUnit erasure) {
    Decision decision = Decision.of(erasure.imageId(), erasure.version());
    AppendReceipt receipt =
        append(
            connection,
            new AppendUnit(unit.commandId(), unit.fingerprint(), decision, unit.events()));
    try {
      requireNoSnapshotSince(connection, erasure.snapshotsUpTo());
      redact(connection, erasure.redactions(), erasure.commandIds());
      try (PreparedStatement statement = connection.prepareStatement(TO_SWEEP)) {
        statement.setString(1, erasure.imageId());
        statement.setLong(2, receipt.outcome().position());
        statement.executeUpdate();
      }
      return receipt;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** With the log standing still; a copy of the command that was first has done it all. */
  private AppendReceipt unlessDone(AppendUnit unit, Work<AppendReceipt> work) {
    return inTransaction(
        connection -> {
          lockHead(connection);
          Optional<RecordedCommand> earlier = records.recorded(unit.commandId());
          return earlier.isPresent()
              ? new AppendReceipt(earlier.get().outcome(), true)
              : work.in(connection);
        });
  }

  private static AppendReceipt append(Connection connection, AppendUnit unit) {
    PendingUnit pending = new PendingUnit(unit, 0);
    EventRows rows = new EventRows();
    rows.add(pending);
    try {
      OptionalLong before = rows.append(connection);
      if (before.isEmpty()) {
        throw new ConcurrencyException("the events were decided on stale state");
      }
      return rows.receipts(before.getAsLong()).values().iterator().next();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void requireNoSnapshotSince(Connection connection, long position)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKEN_SINCE)) {
      statement.setLong(1, position);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          throw new ConcurrencyException("a snapshot was taken meanwhile");
        }
      }
    }
  }

  private static void redact(
      Connection connection, List<Redaction> redactions, List<String> commandIds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REDACT)) {
      Object[] positions = redactions.stream().map(Redaction::position).toArray();
      Object[] payloads = redactions.stream().map(Redaction::payload).toArray();
      Object[] metadata = redactions.stream().map(Redaction::metadata).toArray();
      statement.setArray(1, connection.createArrayOf("bigint", positions));
      statement.setArray(2, connection.createArrayOf("text", payloads));
      statement.setArray(3, connection.createArrayOf("text", metadata));
      statement.setArray(4, connection.createArrayOf("uuid", commandIds.toArray()));
      statement.execute();
    }
  }

  private static long rename(Connection connection, String erasureId, long limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
      statement.setString(1, erasureId);
      statement.setLong(2, limit);
      return number(statement);
    }
  }

  private static long renamed(Connection connection, String erasureId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RENAMED)) {
      statement.setString(1, erasureId);
      return number(statement);
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void lockHead(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK_HEAD)) {
      statement.execute();
    }
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    T result;
    // Closing it rolls back what was not committed.
    try (Connection connection = connections.openForAppending()) {
      result = work.in(connection);
      connection.commit();
    } catch (SQLException e) {
      throw unavailable(e);
    }
    if (result instanceof AppendReceipt receipt) {
      signal.reached(receipt.outcome().position());
    }
    return result;
  }

  private static CommandRejected unavailable(SQLException e) {
    CommandRejected rejected =
        new CommandRejected(
            ErrorCode.LOG_UNAVAILABLE,
            "the log did not answer (" + e.getMessage() + "); erase again to be sure");
    rejected.addSuppressed(e);
    return rejected;
  }
}
