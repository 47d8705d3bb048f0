package io.framelog.command.log;

import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads the log by key ranges; every statement uses an index on position or aggregate. */
final class PostgresLogReader implements LogReader {
  /** The columns that {@link #event} needs, in its order. */
  static final String COLUMNS =
      "position, event_id, type, revision, aggregate_type, aggregate_id, sequence, recorded_at,"
          + " payload, metadata";

  private final JdbcTemplate jdbc;

  PostgresLogReader(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public LogHead head() {
    return one(
        "select log_id::text, epoch, position from event_log_head",
        (row, number) -> new LogHead(row.getString(1), row.getLong(2), row.getLong(3)));
  }

  private <T> T one(String sql, RowMapper<T> mapper) {
    return jdbc.query(sql, mapper).getFirst();
  }

  @Override
  public List<LoggedEvent> read(LogQuery query) {
    StringBuilder where = new StringBuilder(" where position > ?");
    List<Object> parameters = new ArrayList<>(List.of(query.after()));
    if (query.aggregateId() != null) {
      where.append(" and aggregate_id = ?");
      parameters.add(UUID.fromString(query.aggregateId()));
    }
    if (query.type() != null) {
      where.append(" and type = ?");
      parameters.add(query.type());
    }
    if (query.actor() != null) {
      where.append(" and metadata::jsonb ->> 'actor' = ?");
      parameters.add(query.actor());
    }
    parameters.add(query.limit());
    return jdbc.query(
        "select " + COLUMNS + " from event_log" + where + " order by position limit ?",
        (row, number) -> event(row),
        parameters.toArray());
  }

  // No index: it would cost every append, and this is asked seldom, range by range, behind a job.
  @Override
  public List<LoggedEvent> readMarked(String key, String value, long after, long last) {
    return jdbc.query(
        "select "
            + COLUMNS
            + " from event_log where position > ? and position <= ?"
            + " and metadata::jsonb ->> ? = ? order by position",
        (row, number) -> event(row),
        after,
        last,
        key,
        value);
  }

  @Override
  public List<LoggedEvent> readAt(Set<Long> positions) {
    return jdbc.query(
        "select " + COLUMNS + " from event_log where position = any (?) order by position",
        (row, number) -> event(row),
        (Object) positions.toArray(Long[]::new));
  }

  @Override
  public List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit) {
    return jdbc.query(
        "select "
            + COLUMNS
            + " from event_log where aggregate_id = ? and sequence <= ?"
            + " order by sequence desc limit ?",
        (row, number) -> event(row),
        UUID.fromString(aggregateId),
        fromSequence,
        limit);
  }

  @Override
  public Set<String> existing(Set<String> aggregateIds) {
    UUID[] ids = aggregateIds.stream().map(UUID::fromString).toArray(UUID[]::new);
    return new HashSet<>(
        jdbc.queryForList(
            "select aggregate_id::text from event_log where aggregate_id = any (?) and sequence ="
                + " 0",
            String.class,
            (Object) ids));
  }

  @Override
  public List<SealedEvent> readSealed(long after, int limit) {
    return jdbc.query(
        "select "
            + COLUMNS
            + ", salt, commitment, metadata_salt, metadata_commitment from event_log"
            + " where position > ? order by position limit ?",
        (row, number) -> sealed(row),
        after,
        limit);
  }

  /** An aggregate's events from a sequence on, in order; by the unique index. */
  List<LoggedEvent> readAggregate(String aggregateId, long firstSequence) {
    return jdbc.query(
        "select "
            + COLUMNS
            + " from event_log where aggregate_id = ? and sequence >= ? order by sequence",
        (row, number) -> event(row),
        UUID.fromString(aggregateId),
        firstSequence);
  }

  /** The last sequence of an aggregate, or -1. */
  long lastSequence(String aggregateId) {
    Long last =
        jdbc.queryForObject(
            "select coalesce(max(sequence), -1) from event_log where aggregate_id = ?",
            Long.class,
            UUID.fromString(aggregateId));
    return last == null ? -1 : last;
  }

  @Override
  public Map<Long, byte[]> salts(long first, long last) {
    Map<Long, byte[]> salts = new HashMap<>();
    jdbc.query(
        "select position, salt from event_log where position between ? and ? and salt is not null",
        row -> {
          salts.put(row.getLong(1), row.getBytes(2));
        },
        first,
        last);
    return salts;
  }

  /** When the event at a position was recorded. */
  OffsetDateTime recordedAt(long position) {
    return jdbc.query(
            "select recorded_at from event_log where position = ?",
            (row, number) -> row.getObject(1, OffsetDateTime.class),
            position)
        .getFirst();
  }

  private static SealedEvent sealed(ResultSet row) throws SQLException {
    LoggedEvent event = event(row);
    byte[] metadataSalt = row.getBytes(13);
    return new SealedEvent(
        event,
        new Seal(row.getBytes(11), row.getBytes(12)),
        metadataSalt == null
            ? new Seal(null, row.getBytes(14))
            : Seal.of(metadataSalt, event.metadata()));
  }

  static LoggedEvent event(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9),
        row.getString(10));
  }
}
