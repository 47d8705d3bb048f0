package io.framelog.query.rebuild;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Waits for transactions that hold an older snapshot. Names of tables are looked up as of now, but
 * rows as of the snapshot: a reader that began before the last rows of a copy were committed would
 * find the copy under the table's name, and those rows missing.
 */
@Component
class OlderReaders {
  private static final long PAUSE_MILLIS = 20;
  private static final String ANY =
      """
      select exists (
        select 1 from pg_stat_activity
         where datname = current_database() and backend_type = 'client backend'
           and pid not in (pg_backend_pid(), ?) and not ? = any (pg_blocking_pids(pid))
           and backend_xmin is not null and xact_start < ?)
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate outside;

  OlderReaders(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    // Inside one transaction the view of activity never changes.
    this.outside = new TransactionTemplate(transactions);
    this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
  }

  /**
   * Whether all that hold a snapshot from before now end in time, but for the caller's transaction
   * and those that wait for it: only who writes rows takes the lock that it holds, and looks at
   * rows after that, with new snapshots.
   */
  boolean end(Duration atMost) {
    int caller =
        Objects.requireNonNull(jdbc.queryForObject("select pg_backend_pid()", Integer.class));
    return Boolean.TRUE.equals(outside.execute(status -> await(atMost, caller)));
  }

  private boolean await(Duration atMost, int caller) {
    OffsetDateTime now =
        Objects.requireNonNull(
            jdbc.queryForObject("select clock_timestamp()", OffsetDateTime.class));
    long deadline = System.nanoTime() + atMost.toNanos();
    while (Boolean.TRUE.equals(jdbc.queryForObject(ANY, Boolean.class, caller, caller, now))) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Pauses.millis(PAUSE_MILLIS);
    }
    return true;
  }
}
