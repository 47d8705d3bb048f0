package io.framelog.query.bulk;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plans for batches that touch rows by key. PostgreSQL keeps the plan that it made when a table was
 * empty, which reads the whole table, until statistics are gathered; a projection that catches up
 * fills the table long before that.
 */
public final class IndexScans {
  private static final String PREFER =
      """
      select set_config('enable_seqscan', 'off', true),
             set_config('enable_hashjoin', 'off', true),
             set_config('enable_mergejoin', 'off', true)
      """;

  private IndexScans() {}

  /** Until the end of the transaction, rows are found through indexes wherever there is one. */
  public static void prefer(JdbcTemplate jdbc) {
    jdbc.query(PREFER, row -> {});
  }
}
