package io.framelog.query.audit;

import io.framelog.log.LogHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The rows of {@code audit_checkpoint}; they are added, never changed, and only dropped when an
 * operator accepts that the log has lost events.
 */
@Component
class CheckpointTable {
  private static final String SELECT =
      "select size, root, recorded_at, log_id, epoch from audit_checkpoint";

  private final JdbcTemplate jdbc;

  CheckpointTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The largest. */
  Optional<KeptCheckpoint> latest() {
    return jdbc
        .query(SELECT + " order by size desc limit 1", (row, number) -> checkpoint(row))
        .stream()
        .findFirst();
  }

  /** Those of a size in {@code first..last}, by size. */
  List<KeptCheckpoint> between(long first, long last) {
    return jdbc.query(
        SELECT + " where size between ? and ? order by size",
        (row, number) -> checkpoint(row),
        first,
        last);
  }

  /** The next ones by size, those larger than {@code after}. */
  List<KeptCheckpoint> after(long after, int limit) {
    return jdbc.query(
        SELECT + " where size > ? order by size limit ?",
        (row, number) -> checkpoint(row),
        after,
        limit);
  }

  void keep(KeptCheckpoint checkpoint) {
    jdbc.update(
        "insert into audit_checkpoint (size, root, recorded_at, log_id, epoch)"
            + " values (?, ?, ?, ?, ?)",
        checkpoint.size(),
        checkpoint.root(),
        checkpoint.recordedAt().atOffset(ZoneOffset.UTC),
        checkpoint.logId(),
        checkpoint.epoch());
  }

  /** Drops those of events that the log does not have. */
  void forget(LogHead head) {
    jdbc.update(
        "delete from audit_checkpoint where size > ? or log_id <> ?",
        head.position(),
        head.logId());
  }

  private static KeptCheckpoint checkpoint(ResultSet row) throws SQLException {
    return new KeptCheckpoint(
        row.getLong(1),
        row.getBytes(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getLong(5));
  }
}
