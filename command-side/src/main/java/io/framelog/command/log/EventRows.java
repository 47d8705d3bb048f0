package io.framelog.command.log;

import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Units that are written together or not at all, column by column, by {@code event_log_append}. */
final class EventRows {
  // One array per column: the statement is the same whatever the batch, so it stays prepared.
  private static final String APPEND =
      """
      select event_log_append(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bigint[],
                              ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::uuid[],
                              ?::bigint[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[],
                              ?::bigint[], ?::bigint[], ?::text[])""";

  // In one round trip: while it lasts, everybody waits for the head.
  private static final String APPEND_AND_COMMIT = APPEND + ";\nCOMMIT";

  /** A unit with where its events begin and end in the batch, from 1. */
  private record Placed(PendingUnit pending, long first, long last) {
    AppendUnit unit() {
      return pending.unit();
    }
  }

  private final List<NewEvent> events = new ArrayList<>();
  private final List<PendingUnit.Seals> seals = new ArrayList<>();
  private final List<Placed> units = new ArrayList<>();
  private final Set<String> commandIds = new HashSet<>();
  private final Map<String, Long> firstSequences = new LinkedHashMap<>();
  private final Map<String, Long> nextSequences = new LinkedHashMap<>();

  /** All of them, or empty when two of them get in each other's way. */
  static Optional<EventRows> of(List<PendingUnit> units) {
    EventRows rows = new EventRows();
    return units.stream().allMatch(rows::add) ? Optional.of(rows) : Optional.empty();
  }

  /** False, and of no more use, when the unit cannot follow those that are there. */
  boolean add(PendingUnit pending) {
    if (!commandIds.add(pending.unit().commandId())) {
      return false;
    }
    int before = events.size();
    for (NewEvent event : pending.unit().events()) {
      String aggregate = event.aggregateId();
      firstSequences.putIfAbsent(aggregate, event.sequence());
      Long expected = nextSequences.put(aggregate, event.sequence() + 1);
      if (expected != null && expected != event.sequence()) {
        return false;
      }
      events.add(event);
    }
    seals.addAll(pending.seals());
    units.add(new Placed(pending, before + 1L, events.size()));
    return true;
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /** The number of events. */
  int size() {
    return events.size();
  }

  /** The position before the first; empty when somebody loses: then nothing is written. */
  OptionalLong append(Connection connection) throws SQLException {
    return execute(APPEND, connection);
  }

  /** {@link #append} and, whatever comes of it, the end of the transaction. */
  OptionalLong appendAndCommit(Connection connection) throws SQLException {
    return execute(APPEND_AND_COMMIT, connection);
  }

  /** The answers, when the rows stand behind this position. */
  Map<PendingUnit, AppendReceipt> receipts(long before) {
    Map<PendingUnit, AppendReceipt> receipts = new LinkedHashMap<>();
    for (Placed placed : units) {
      CommandOutcome outcome =
          outcome(placed.unit(), before + placed.first(), before + placed.last());
      receipts.put(placed.pending(), new AppendReceipt(outcome, false));
    }
    return receipts;
  }

  /** What a unit is answered when its events get these positions. */
  static CommandOutcome outcome(AppendUnit unit, long first, long last) {
    Decision decision = unit.decision();
    return new CommandOutcome(
        decision.aggregateId(), decision.version(), first, last, decision.ids());
  }

  private OptionalLong execute(String sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ArrayParameters parameters = new ArrayParameters(connection, statement);
      parameters.add("uuid", texts(events, NewEvent::eventId));
      parameters.add("text", texts(events, NewEvent::type));
      parameters.add("text", texts(events, NewEvent::revision));
      parameters.add("text", texts(events, NewEvent::aggregateType));
      parameters.add("uuid", texts(events, NewEvent::aggregateId));
      parameters.add("bigint", longs(events, NewEvent::sequence));
      parameters.add("text", texts(events, NewEvent::payload));
      parameters.add("text", texts(events, NewEvent::metadata));
      parameters.add("bytea", bytes(PendingUnit.Seals::salt));
      parameters.add("bytea", bytes(PendingUnit.Seals::commitment));
      parameters.add("bytea", bytes(PendingUnit.Seals::metadataSalt));
      parameters.add("uuid", firstSequences.keySet().toArray(String[]::new));
      parameters.add("bigint", firstSequences.values().toArray(Long[]::new));
      parameters.add("uuid", texts(units, placed -> placed.unit().commandId()));
      parameters.add("text", texts(units, placed -> placed.unit().fingerprint()));
      parameters.add("uuid", texts(units, placed -> placed.unit().decision().aggregateId()));
      parameters.add("bigint", longs(units, placed -> placed.unit().decision().version()));
      parameters.add("bigint", longs(units, Placed::first));
      parameters.add("bigint", longs(units, Placed::last));
      parameters.add(
          "text", texts(units, placed -> RecordedCommand.json(placed.unit().decision().ids())));
      statement.execute();
      try (ResultSet answer = statement.getResultSet()) {
        answer.next();
        long before = answer.getLong(1);
        return answer.wasNull() ? OptionalLong.empty() : OptionalLong.of(before);
      }
    }
  }

  private byte[][] bytes(Function<PendingUnit.Seals, byte[]> column) {
    return seals.stream().map(column).toArray(byte[][]::new);
  }

  // Arrays of the exact type are sent in binary; as Object[] they would go through text.
  private static <R> String[] texts(List<R> rows, Function<R, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static <R> Long[] longs(List<R> rows, Function<R, Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  /** Binds arrays one after the other. */
  private static final class ArrayParameters {
    private final Connection connection;
    private final PreparedStatement statement;
    private int index;

    ArrayParameters(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    void add(String type, Object[] values) throws SQLException {
      statement.setArray(++index, connection.createArrayOf(type, values));
    }
  }
}
