package io.framelog.query.erasure;

import io.framelog.delivery.Deliveries;
import io.framelog.delivery.Delivery;
import io.framelog.erasure.EditorNames;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of {@code delivery}: added, and changed only when an editor is erased. */
@Component
class DeliveryTable implements Deliveries, EditorNames {
  private static final String SELECT =
      "select id, kind, dataset, snapshot_id::text, first_position, last_position, actor, client, at"
          + " from delivery ";

  private final JdbcTemplate jdbc;
  private final LogReader log;

  DeliveryTable(JdbcTemplate jdbc, LogReader log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  @Override
  public void snapshotItems(String dataset, String snapshotId, String actor, String client) {
    jdbc.update(
        "insert into delivery (kind, dataset, snapshot_id, actor, client)"
            + " values ('SNAPSHOT_ITEMS', ?, ?::uuid, ?, ?)",
        dataset,
        snapshotId,
        actor,
        client);
  }

  @Override
  public void sealedLog(long first, long last, String actor, String client) {
    jdbc.update(
        "insert into delivery (kind, first_position, last_position, actor, client)"
            + " values ('SEALED_LOG', ?, ?, ?, ?)",
        first,
        last,
        actor,
        client);
  }

  @Override
  public void replace(String subject, String pseudonym, long upTo) {
    List<LoggedEvent> last = log.read(LogQuery.all(upTo - 1, 1));
    if (!last.isEmpty()) {
      jdbc.update(
          "update delivery set actor = ?, client = case when client = ? then '' else client end"
              + " where actor = ? and at <= ?",
          pseudonym,
          subject,
          subject,
          last.getFirst().recordedAt().atOffset(ZoneOffset.UTC));
    }
  }

  List<Delivery> after(@Nullable UUID snapshotId, long after, int limit) {
    return jdbc.query(
        SELECT + "where (?::uuid is null or snapshot_id = ?::uuid) and id > ? order by id limit ?",
        (row, number) -> delivery(row),
        snapshotId,
        snapshotId,
        after,
        limit);
  }

  /** What was given before a time, of these snapshots or of a part of the log. */
  List<Delivery> before(Instant time, List<String> snapshotIds, long first, long last) {
    return jdbc.query(
        SELECT
            + "where at < ? and (snapshot_id = any (?::uuid[])"
            + " or first_position <= ? and last_position >= ?) order by id",
        (row, number) -> delivery(row),
        time.atOffset(ZoneOffset.UTC),
        snapshotIds.toArray(String[]::new),
        last,
        first);
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong(1),
        Delivery.Kind.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getObject(5, Long.class),
        row.getObject(6, Long.class),
        row.getString(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }
}
