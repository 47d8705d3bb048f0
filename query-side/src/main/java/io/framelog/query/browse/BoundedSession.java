package io.framelog.query.browse;

import io.framelog.query.selection.SqlCondition;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The statements of one answer, in one transaction. */
public final class BoundedSession {
  /**
   * Values decide which plan is good, so each execution is planned for its own; compiling a plan to
   * machine code takes longer than these run.
   */
  private static final String BEGIN =
      """
      select set_config('statement_timeout', ?, true),
             set_config('plan_cache_mode', 'force_custom_plan', true),
             set_config('jit', 'off', true),
             coalesce((select position from projection_progress where name = ?), 0)
      """;

  private static final String GO_ON =
      """
      select set_config('statement_timeout', ?, true),
             set_config('enable_hashjoin', ?, true), set_config('enable_mergejoin', ?, true),
             set_config('enable_seqscan', ?, true)
      """;

  private final JdbcTemplate jdbc;
  private final long deadline;
  private final long position;

  private BoundedSession(JdbcTemplate jdbc, long deadline, long position) {
    this.jdbc = jdbc;
    this.deadline = deadline;
    this.position = position;
  }

  static BoundedSession begin(JdbcTemplate jdbc, Duration budget, String projection) {
    long deadline = System.nanoTime() + budget.toNanos();
    long position =
        jdbc.query(
                BEGIN, (row, number) -> row.getLong(4), milliseconds(budget.toNanos()), projection)
            .getFirst();
    return new BoundedSession(jdbc, deadline, position);
  }

  /** How far the images' tables are. */
  long position() {
    return position;
  }

  /** Runs a statement whose rows may be found and joined in any way. */
  public <T> List<T> query(SqlCondition statement, RowMapper<T> mapper) {
    return run(statement, mapper, "on");
  }

  /**
   * Runs a statement that ends early: row by row through indexes, in the order of its outermost
   * table, also while the statistics say that the tables are empty.
   */
  <T> List<T> walk(SqlCondition statement, RowMapper<T> mapper) {
    return run(statement, mapper, "off");
  }

  private <T> List<T> run(SqlCondition statement, RowMapper<T> mapper, String any) {
    String left = milliseconds(deadline - System.nanoTime());
    jdbc.query(GO_ON, row -> {}, left, any, any, any);
    return jdbc.query(statement.sql(), mapper, statement.parameters().toArray());
  }

  /** At least one: zero would mean without end. */
  private static String milliseconds(long nanos) {
    return Long.toString(Math.max(1, nanos / 1_000_000));
  }
}
