package io.framelog.query.rebuild;

import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.Kind;
import io.framelog.projection.ProjectionRun.State;
import io.framelog.projection.ProjectionRun.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of {@code projection_run}. A running one has a lease, which its node renews; one whose
 * node is gone is shown as lost, and is closed when the next one begins.
 */
@Component
class RunTable {
  private static final int KEPT = 20;
  private static final String SELECT =
      """
      select run_id::text, projection, kind,
             case when state = 'RUNNING' and alive_until < clock_timestamp() then 'LOST'
                  else state end,
             position, compared, differences, error, started_by, started_at, ended_at
        from projection_run
      """;

  private final JdbcTemplate jdbc;

  RunTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A new run; empty while another of the projection is under way anywhere. */
  Optional<UUID> begin(String projection, Kind kind, String actor) {
    jdbc.update(
        """
        update projection_run
           set state = 'FAILED', error = 'its node has gone', ended_at = clock_timestamp()
         where projection = ? and state = 'RUNNING' and alive_until < clock_timestamp()\
        """,
        projection);
    UUID id = UUID.randomUUID();
    try {
      jdbc.update(
          """
          insert into projection_run (run_id, projection, kind, state, started_by, alive_until)
          values (?, ?, ?, 'RUNNING', ?, clock_timestamp() + interval '30 seconds')\
          """,
          id,
          projection,
          kind.name(),
          actor);
    } catch (DuplicateKeyException e) {
      return Optional.empty(); // projection_run_one
    }
    jdbc.update(
        """
        delete from projection_run where projection = ? and state <> 'RUNNING' and run_id not in (
          select run_id from projection_run where projection = ?
           order by started_at desc limit ?)\
        """,
        projection,
        projection,
        KEPT);
    return Optional.of(id);
  }

  /** Notes how far a run is and renews its lease; whether it still had it. */
  boolean renew(Run run) {
    return jdbc.update(
            """
            update projection_run
               set position = ?, compared = ?, differences = ?,
                   alive_until = clock_timestamp() + interval '30 seconds'
             where run_id = ? and state = 'RUNNING'\
            """,
            run.position(),
            run.compared(),
            run.differences(),
            run.id())
        == 1;
  }

  /** Whether it still is under way; nobody can end it until the caller's transaction ends. */
  boolean hold(UUID id) {
    return !jdbc.queryForList(
            "select 1 from projection_run where run_id = ? and state = 'RUNNING' for update", id)
        .isEmpty();
  }

  /** Ends a run, unless it was ended from outside. */
  @Transactional
  public void end(Run run, @Nullable String error) {
    int ended =
        jdbc.update(
            """
            update projection_run
               set state = ?, error = ?, position = ?, compared = ?, differences = ?,
                   ended_at = clock_timestamp()
             where run_id = ? and state = 'RUNNING'\
            """,
            (error == null ? State.DONE : State.FAILED).name(),
            error,
            run.position(),
            run.compared(),
            run.differences(),
            run.id());
    if (ended == 1) {
      int number = 0;
      for (Difference difference : run.found()) {
        jdbc.update(
            "insert into projection_difference values (?, ?, ?, ?, ?, ?)",
            run.id(),
            ++number,
            difference.table(),
            difference.key(),
            difference.what().name(),
            difference.columns().toArray(String[]::new));
      }
    }
  }

  /** The last ones, newest first, without their differences. */
  List<ProjectionRun> list(String projection) {
    return jdbc.query(
        SELECT + " where projection = ? order by started_at desc limit ?",
        (row, number) -> run(row, List.of()),
        projection,
        KEPT);
  }

  Optional<ProjectionRun> find(String projection, UUID id) {
    List<Difference> found =
        jdbc.query(
            """
            select table_name, row_key, what, columns from projection_difference
             where run_id = ? order by number\
            """,
            (row, number) ->
                new Difference(
                    row.getString(1),
                    row.getString(2),
                    What.valueOf(row.getString(3)),
                    List.of((String[]) row.getArray(4).getArray())),
            id);
    return jdbc
        .query(
            SELECT + " where projection = ? and run_id = ?",
            (row, number) -> run(row, found),
            projection,
            id)
        .stream()
        .findFirst();
  }

  private static ProjectionRun run(ResultSet row, List<Difference> found) throws SQLException {
    return new ProjectionRun(
        row.getString(1),
        row.getString(2),
        Kind.valueOf(row.getString(3)),
        State.valueOf(row.getString(4)),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        found,
        row.getString(8),
        row.getString(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        instant(row.getObject(11, OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
