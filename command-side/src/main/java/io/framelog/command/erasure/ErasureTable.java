package io.framelog.command.erasure;

import io.framelog.editor.queries.EditorErasureView;
import io.framelog.erasure.ErasedImages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * The rows of {@code image_erasure} and {@code editor_erasure}. Work is claimed for a while: a row
 * is due again when the node that took it has not finished by then.
 */
@Component
class ErasureTable implements ErasedImages {
  private final JdbcTemplate jdbc;

  ErasureTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<SweepState> of(String imageId) {
    return first(
        "select position, sweeps, last_error from image_erasure where image_id = ?::uuid",
        (row, number) -> new SweepState(row.getLong(1), row.getInt(2), row.getString(3)),
        imageId);
  }

  @Override
  public long newest() {
    Long newest =
        jdbc.queryForObject("select coalesce(max(position), 0) from image_erasure", Long.class);
    return newest == null ? 0 : newest;
  }

  /** An editor's erasure as far as it is. */
  record Editor(UUID erasureId, String pseudonym, String subject, long reached, int sweeps) {}

  /** An image whose sweep is due, now ours for the time of the lease. */
  Optional<String> claimImage(Duration lease) {
    return claim("image_erasure", "image_id::text", lease, (row, number) -> row.getString(1));
  }

  /** An editor whose erasure is due, now ours for the time of the lease. */
  Optional<Editor> claimEditor(Duration lease) {
    return claim(
        "editor_erasure",
        "erasure_id, pseudonym, subject, reached, sweeps",
        lease,
        (row, number) ->
            new Editor(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getInt(5)));
  }

  private <T> Optional<T> claim(String table, String columns, Duration lease, RowMapper<T> mapper) {
    return first(
        """
        update %1$s set due_at = now() + make_interval(secs => ?)
         where ctid = (select ctid from %1$s where due_at <= now()
                        order by due_at limit 1 for update skip locked)
        returning %2$s"""
            .formatted(table, columns),
        mapper,
        (double) lease.toSeconds());
  }

  /** The sweep is done; null: and it was the last. */
  void swept(String imageId, @Nullable Duration again) {
    jdbc.update(
        "update image_erasure set sweeps = sweeps + 1, last_error = null,"
            + " due_at = now() + make_interval(secs => ?) where image_id = ?::uuid",
        seconds(again),
        imageId);
  }

  /** The copies of the name are changed, to be looked for again. */
  void swept(UUID erasureId, Duration again) {
    jdbc.update(
        "update editor_erasure set sweeps = sweeps + 1, last_error = null,"
            + " due_at = now() + make_interval(secs => ?) where erasure_id = ?",
        seconds(again),
        erasureId);
  }

  /** Nothing is left to be done: now the name goes here, too. */
  void finished(UUID erasureId) {
    jdbc.update(
        "update editor_erasure set subject = null, finished_at = now(), due_at = null,"
            + " last_error = null where erasure_id = ?",
        erasureId);
  }

  void failed(String imageId, Duration wait, String error) {
    jdbc.update(
        "update image_erasure set last_error = ?, due_at = now() + make_interval(secs => ?)"
            + " where image_id = ?::uuid",
        error,
        seconds(wait),
        imageId);
  }

  void failed(UUID erasureId, Duration wait, String error) {
    jdbc.update(
        "update editor_erasure set last_error = ?, due_at = now() + make_interval(secs => ?)"
            + " where erasure_id = ?",
        error,
        seconds(wait),
        erasureId);
  }

  /** Snapshots that were folded from events before these named the pseudonym. */
  void dropAggregateSnapshots(String pseudonym) {
    jdbc.update(
        """
        delete from aggregate_snapshot s where exists (
          select from event_log e
           where e.aggregate_id = s.aggregate_id and e.metadata_salt is null
             and e.metadata::jsonb ->> 'actor' = ?)""",
        pseudonym);
  }

  Optional<EditorErasureView> view(UUID erasureId) {
    return first(
        "select erasure_id::text, pseudonym, reached, events, requested_at, finished_at, last_error"
            + " from editor_erasure where erasure_id = ?",
        (row, number) ->
            new EditorErasureView(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                instant(row, 6),
                row.getString(7)),
        erasureId);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Double seconds(@Nullable Duration duration) {
    return duration == null ? null : (double) duration.toSeconds();
  }

  private <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... parameters) {
    return jdbc.query(sql, mapper, parameters).stream().findFirst();
  }
}
