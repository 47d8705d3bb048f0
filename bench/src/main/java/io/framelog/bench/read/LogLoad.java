package io.framelog.bench.read;

import io.framelog.identity.Sha256;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.EventTypes;
import io.framelog.log.MetadataKeys;
import io.framelog.log.Seal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies a generated log into the tables, row by row as the appender would have written it, with
 * one difference that nobody reads: a command's fingerprint is of its id, as for events that no
 * command stands behind.
 */
final class LogLoad {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long ROWS_AT_ONCE = 5_000;
  private static final long REPORTED = 500_000;

  /** The indexes are built when the rows are there: ten times as fast. */
  private static final String CONSTRAINTS =
      """
      select format('alter table %s drop constraint %I', conrelid::regclass, conname),
             format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                    pg_get_constraintdef(oid))
        from pg_constraint
       where conrelid in ('event_log'::regclass, 'event_log_command'::regclass)
         and contype in ('p', 'u')
      """;

  private final GeneratedLog log;
  private final DataSource database;
  private final BinaryCopy events =
      new BinaryCopy(
          """
          event_log (position, event_id, type, revision, aggregate_type, aggregate_id, sequence,
            recorded_at, payload, metadata, salt, commitment, metadata_salt)\
          """,
          13);
  private final BinaryCopy commands =
      new BinaryCopy(
          """
          event_log_command (command_id, fingerprint, aggregate_id, version, first_position,
            last_position, result_ids)\
          """,
          7);

  LogLoad(GeneratedLog log, DataSource database) {
    this.log = log;
    this.database = database;
  }

  void run() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        load(statement, connection.unwrap(PGConnection.class).getCopyAPI());
        connection.commit();
        connection.setAutoCommit(true);
        statement.execute("vacuum analyze event_log");
        statement.execute("vacuum analyze event_log_command");
      } finally {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      }
    }
  }

  private void load(Statement statement, CopyManager copies) throws SQLException {
    requireEmpty(statement);
    statement.execute("set local maintenance_work_mem = '512MB'");
    List<String> later = new ArrayList<>();
    List<String> now = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(CONSTRAINTS)) {
      while (row.next()) {
        now.add(row.getString(1));
        later.add(row.getString(2));
      }
    }
    for (String drop : now) {
      statement.execute(drop);
    }
    long recordedAt = copy(copies);
    for (String add : later) {
      statement.execute(add);
    }
    statement.execute(
        """
        update event_log_head
           set position = %d, recorded_at = to_timestamp(0) + %d * interval '1 microsecond'
        """
            .formatted(log.events(), recordedAt));
  }

  private static void requireEmpty(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select position from event_log_head for update")) {
      if (!row.next() || row.getLong(1) != 0) {
        throw new IllegalStateException("the log is not empty");
      }
    }
  }

  /** Returns the time of the last event. */
  private long copy(CopyManager copies) throws SQLException {
    LogAuthor author = new LogAuthor(log);
    long begin = System.nanoTime();
    long recordedAt = 0;
    long sent = 0;
    long position = 1;
    while (position <= log.events()) {
      GeneratedUnit unit = author.next(position);
      recordedAt = log.recordedAt(position);
      add(unit, position, recordedAt);
      position += unit.events().size();
      if (position - 1 - sent >= ROWS_AT_ONCE || position > log.events()) {
        events.send(copies);
        commands.send(copies);
        if (sent / REPORTED < (position - 1) / REPORTED) {
          System.err.printf(
              "generated %,d events in %.0f s%n", position - 1, (System.nanoTime() - begin) / 1e9);
        }
        sent = position - 1;
      }
    }
    return recordedAt;
  }

  private void add(GeneratedUnit unit, long first, long recordedAt) {
    UUID commandId = GeneratedLog.commandId(log.seed(), first);
    String metadata = metadata(unit, commandId.toString());
    long position = first;
    long sequence = unit.image().sequence - unit.events().size() + 1;
    for (ImageEvent event : unit.events()) {
      byte[] salt = salt(position, 0);
      String payload = JSON.writeValueAsString(event);
      events
          .row()
          .add(position)
          .add(log.eventId(position))
          .add(event.getClass().getSimpleName())
          .add(EventTypes.revision(event.getClass()))
          .add("Image")
          .add(unit.image().id)
          .add(sequence)
          .addTime(recordedAt)
          .add(payload)
          .add(metadata)
          .add(salt)
          .add(Seal.of(salt, payload).commitment())
          .add(salt(position, 1));
      position++;
      sequence++;
    }
    commands
        .row()
        .add(commandId)
        .add(Sha256.hex(commandId.toString()))
        .add(unit.image().id)
        .add(unit.image().version)
        .add(first)
        .add(position - 1)
        .add(unit.ids().isEmpty() ? "{}" : JSON.writeValueAsString(unit.ids()));
  }

  private static String metadata(GeneratedUnit unit, String commandId) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(MetadataKeys.ACTOR, unit.actor());
    metadata.put(MetadataKeys.CLIENT, unit.client());
    metadata.put(MetadataKeys.COMMAND_ID, commandId);
    metadata.put(MetadataKeys.CORRELATION_ID, commandId);
    return JSON.writeValueAsString(metadata);
  }

  private byte[] salt(long position, int which) {
    long first = Mixed.of(log.seed() + 4 + which, position);
    return ByteBuffer.allocate(Seal.SALT_BYTES)
        .putLong(first)
        .putLong(~Mixed.of(first, position))
        .array();
  }
}
