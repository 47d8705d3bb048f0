package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the appender in which somebody may lose: lock the head, sort out the losers,
 * write the rest. Used once; the answers are handed out by the caller, and only after the commit.
 */
final class AppendTransaction {
  // The checks are statements of their own: READ COMMITTED gives each a snapshot from after the
  // lock was taken, so that they see what the previous holder committed.
  private static final String LOCK_AND_CHECK =
      """
      select position from event_log_head for update;
      select %s from event_log_command where command_id = any (?);
      select ids.id, newest.sequence
        from unnest(?::uuid[]) ids (id)
        cross join lateral (
          select sequence from event_log where aggregate_id = ids.id
          order by sequence desc limit 1) newest"""
          .formatted(RecordedCommand.COLUMNS);

  private final Connection connection;
  private final List<PendingUnit> units;
  private final Map<PendingUnit, AppendReceipt> receipts = new LinkedHashMap<>();
  private final Map<PendingUnit, RuntimeException> failures = new LinkedHashMap<>();

  private final Map<UUID, RecordedCommand> commands = new HashMap<>();
  private final Map<UUID, Long> sequences = new HashMap<>();
  private final EventRows winners = new EventRows();
  private long head;

  AppendTransaction(Connection connection, List<PendingUnit> units) {
    this.connection = connection;
    this.units = units;
  }

  /** Does all but the commit. Returns the head after it. */
  long write() throws SQLException {
    lockAndCheck();
    long before = head;
    units.forEach(this::decide);
    if (!winners.isEmpty()) {
      // It checks once more, and under the lock nothing has changed.
      winners.append(connection).orElseThrow(() -> new SQLException("the winners lose"));
      receipts.putAll(winners.receipts(before));
    }
    return before + winners.size();
  }

  /** Whether there is anything to commit. */
  boolean hasRows() {
    return !winners.isEmpty();
  }

  Map<PendingUnit, AppendReceipt> receipts() {
    return receipts;
  }

  Map<PendingUnit, RuntimeException> failures() {
    return failures;
  }

  private void lockAndCheck() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK_AND_CHECK)) {
      statement.setArray(1, connection.createArrayOf("uuid", commandIds()));
      statement.setArray(2, connection.createArrayOf("uuid", aggregateIds()));
      statement.execute();
      try (ResultSet row = statement.getResultSet()) {
        if (!row.next()) {
          throw new SQLException("the row of event_log_head is missing");
        }
        head = row.getLong(1);
      }
      statement.getMoreResults();
      try (ResultSet found = statement.getResultSet()) {
        while (found.next()) {
          RecordedCommand command = RecordedCommand.read(found);
          commands.put(command.commandId(), command);
        }
      }
      statement.getMoreResults();
      try (ResultSet found = statement.getResultSet()) {
        while (found.next()) {
          sequences.put(found.getObject(1, UUID.class), found.getLong(2));
        }
      }
    }
  }

  private Object[] commandIds() {
    return units.stream().map(pending -> pending.unit().commandId()).toArray();
  }

  private Object[] aggregateIds() {
    return units.stream()
        .flatMap(pending -> pending.unit().events().stream())
        .map(NewEvent::aggregateId)
        .distinct()
        .toArray();
  }

  private void decide(PendingUnit pending) {
    AppendUnit unit = pending.unit();
    RecordedCommand earlier = commands.get(UUID.fromString(unit.commandId()));
    if (earlier != null) {
      if (earlier.isOf(unit.fingerprint())) {
        receipts.put(pending, new AppendReceipt(earlier.outcome(), true));
      } else {
        failures.put(pending, reusedKey(unit));
      }
      return;
    }
    RuntimeException conflict = conflict(unit);
    if (conflict != null) {
      failures.put(pending, conflict);
      return;
    }
    accept(pending);
  }

  private void accept(PendingUnit pending) {
    AppendUnit unit = pending.unit();
    long first = head + winners.size() + 1;
    winners.add(pending);
    unit.events()
        .forEach(event -> sequences.put(UUID.fromString(event.aggregateId()), event.sequence()));
    CommandOutcome outcome = EventRows.outcome(unit, first, head + winners.size());
    UUID commandId = UUID.fromString(unit.commandId());
    // A copy of it may stand further back in this batch.
    commands.put(commandId, new RecordedCommand(commandId, unit.fingerprint(), outcome));
  }

  /** Why the unit's sequences do not follow what is there, or null. */
  private @Nullable RuntimeException conflict(AppendUnit unit) {
    Map<UUID, Long> next = new HashMap<>();
    for (NewEvent event : unit.events()) {
      UUID aggregate = UUID.fromString(event.aggregateId());
      long expected = next.getOrDefault(aggregate, sequences.getOrDefault(aggregate, -1L) + 1);
      if (event.sequence() != expected) {
        // Also for sequence 0: AggregateStreamCreationException is none of Axon's conflicts.
        return new ConcurrencyException(
            "event %d of aggregate %s was decided on stale state: the log is at %d"
                .formatted(event.sequence(), aggregate, expected - 1));
      }
      next.put(aggregate, expected + 1);
    }
    return null;
  }

  private static CommandRejected reusedKey(AppendUnit unit) {
    return new CommandRejected(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "command " + unit.commandId() + " was sent before with another content");
  }
}
