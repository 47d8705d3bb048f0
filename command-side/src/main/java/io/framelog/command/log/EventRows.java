package io.framelog.command.log;

import io.framelog.log.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of one transaction, written column-wise in one round trip. */
final class EventRows {
  // One array per column: the statement is the same whatever the batch, so it stays prepared.
  private static final String INSERT =
      """
      insert into event_log (position, event_id, type, revision, aggregate_type, aggregate_id,
                             sequence, recorded_at, payload, metadata, salt, commitment)
      select position, event_id, type, revision, aggregate_type, aggregate_id, sequence, ?, payload,
             metadata, salt, commitment
        from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bigint[],
                    ?::text[], ?::text[], ?::bytea[], ?::bytea[])
          as rows (position, event_id, type, revision, aggregate_type, aggregate_id, sequence,
                   payload, metadata, salt, commitment);
      insert into event_log_command (command_id, fingerprint, aggregate_id, version,
                                     first_position, last_position, result_ids)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[],
                           ?::text[]);
      update event_log_head set position = ?, recorded_at = ?;
      select pg_notify('framelog_log', ?)""";

  // In the same round trip: while it lasts, everybody waits for the head.
  private static final String INSERT_AND_COMMIT = INSERT + ";\nCOMMIT";

  private record EventRow(long position, NewEvent event, PendingUnit.Seal seal) {}

  private final List<EventRow> events = new ArrayList<>();
  private final List<RecordedCommand> commands = new ArrayList<>();

  void add(long position, NewEvent event, PendingUnit.Seal seal) {
    events.add(new EventRow(position, event, seal));
  }

  void add(RecordedCommand command) {
    commands.add(command);
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  void insert(Connection connection, long head, OffsetDateTime recordedAt) throws SQLException {
    execute(INSERT, connection, head, recordedAt);
  }

  void insertAndCommit(Connection connection, long head, OffsetDateTime recordedAt)
      throws SQLException {
    execute(INSERT_AND_COMMIT, connection, head, recordedAt);
  }

  private void execute(String sql, Connection connection, long head, OffsetDateTime recordedAt)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Columns columns = new Columns(connection, statement);
      columns.value(recordedAt);
      columns.array("bigint", longs(events, EventRow::position));
      columns.array("uuid", texts(events, row -> row.event().eventId()));
      columns.array("text", texts(events, row -> row.event().type()));
      columns.array("text", texts(events, row -> row.event().revision()));
      columns.array("text", texts(events, row -> row.event().aggregateType()));
      columns.array("uuid", texts(events, row -> row.event().aggregateId()));
      columns.array("bigint", longs(events, row -> row.event().sequence()));
      columns.array("text", texts(events, row -> row.event().payload()));
      columns.array("text", texts(events, row -> row.event().metadata()));
      columns.array("bytea", events.stream().map(row -> row.seal().salt()).toArray(byte[][]::new));
      columns.array(
          "bytea", events.stream().map(row -> row.seal().commitment()).toArray(byte[][]::new));
      columns.array("uuid", commands.stream().map(RecordedCommand::commandId).toArray());
      columns.array("text", texts(commands, RecordedCommand::fingerprint));
      columns.array("uuid", texts(commands, c -> c.outcome().aggregateId()));
      columns.array("bigint", longs(commands, c -> c.outcome().version()));
      columns.array("bigint", longs(commands, c -> c.outcome().firstPosition()));
      columns.array("bigint", longs(commands, c -> c.outcome().position()));
      columns.array("text", texts(commands, RecordedCommand::idsAsJson));
      columns.value(head);
      columns.value(recordedAt);
      columns.value(Long.toString(head));
      statement.execute();
    }
  }

  // Arrays of the exact type are sent in binary; as Object[] they would go through text.
  private static <R> String[] texts(List<R> rows, Function<R, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static <R> Long[] longs(List<R> rows, Function<R, Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  /** Binds parameters one after the other. */
  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private int index;

    Columns(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    void value(Object value) throws SQLException {
      statement.setObject(++index, value);
    }

    void array(String type, Object[] values) throws SQLException {
      statement.setArray(++index, connection.createArrayOf(type, values));
    }
  }
}
