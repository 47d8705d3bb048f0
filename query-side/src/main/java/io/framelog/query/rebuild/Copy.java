package io.framelog.query.rebuild;

import io.framelog.query.progress.MendedRows;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionProgress.Reached;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A projection's tables, made anew beside the live ones. The copy follows the live projection and
 * never passes it; where both must be at the same position, the live one's row of progress is
 * locked for as long as it takes to fold the few events in between.
 */
final class Copy {
  private static final Logger LOG = LoggerFactory.getLogger(Copy.class);

  /** So near the rest is folded under the lock. */
  private static final long NEAR = 500;

  private static final Duration OLDER_READERS = Duration.ofSeconds(2);

  /** For how long a switch is tried: readers and vacuum must give the tables free for a moment. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * Below PostgreSQL's deadlock_timeout (1 s): should a reader that holds one of the tables wait
   * for another one, we go away and come back; it never sees an error.
   */
  private static final String LOCK_TIMEOUT = "set local lock_timeout = '300ms'";

  /** Lock not available, deadlock detected. */
  private static final Set<String> COME_BACK = Set.of("55P03", "40P01");

  private static final long RETRY_MILLIS = 200;

  private final String name;
  private final SideTables tables;
  private final SideFold fold;
  private final Reached origin;
  private final ProjectionProgress progress;
  private final OlderReaders readers;
  private final ObjectProvider<MendedRows> followers;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate locking;
  private final TransactionTemplate snapshot;

  Copy(
      String name,
      SideTables tables,
      SideFold fold,
      Reached origin,
      ProjectionProgress progress,
      OlderReaders readers,
      ObjectProvider<MendedRows> followers,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    this.name = name;
    this.tables = tables;
    this.fold = fold;
    this.origin = origin;
    this.progress = progress;
    this.readers = readers;
    this.followers = followers;
    this.jdbc = jdbc;
    this.locking = new TransactionTemplate(transactions);
    this.locking.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
  }

  SideTables tables() {
    return tables;
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  /** Folds until the live projection is at most a few events ahead. */
  void catchUp(Run run) {
    long live = progress.committed(name);
    while (live - fold.position() > NEAR) {
      fold.upTo(live, run);
      live = progress.committed(name);
    }
    run.reached(fold.position());
  }

  /** The live position, fixed until the caller's transaction ends, and the copy at it too. */
  private void meet(Run run) {
    Reached live =
        progress
            .lock(name)
            .filter(now -> now.isOfLogOf(origin) && now.position() >= fold.position())
            .orElseThrow(
                () -> new IllegalStateException("the projection began anew while it was copied"));
    fold.upTo(live.position(), run);
  }

  /**
   * Runs something in one snapshot of the database in which the live tables and the copies are at
   * the same position. The live projection goes on as soon as the snapshot is taken.
   */
  void compare(Run run, Runnable work) {
    catchUp(run);
    snapshot.executeWithoutResult(
        status -> {
          jdbc.execute((ConnectionCallback<Boolean>) connection -> takeSnapshot(connection, run));
          work.run();
        });
  }

  /** A transaction's snapshot is that of its first statement. */
  private boolean takeSnapshot(Connection connection, Run run) {
    locking.executeWithoutResult(
        status -> {
          meet(run);
          try (Statement first = connection.createStatement()) {
            first.execute("select 1");
          } catch (SQLException e) {
            throw new IllegalStateException("cannot take a snapshot of the database", e);
          }
        });
    return true;
  }

  /** Switches; readers wait while it happens, and see neither fewer rows nor an error. */
  void becomeLive(Run run) {
    locking.executeWithoutResult(status -> tables.createReadersIndexes());
    tables.analyze();
    catchUp(run);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(locking.execute(status -> tryToBecomeLive(run, status)))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "readers, or a vacuum, have kept the tables for " + PATIENCE + "; nothing was changed");
      }
      Pauses.millis(RETRY_MILLIS);
      catchUp(run);
    }
    LOG.info("Projection {} is rebuilt, at position {}", name, fold.position());
  }

  private boolean tryToBecomeLive(Run run, TransactionStatus status) {
    meet(run);
    if (!readers.end(OLDER_READERS)) {
      status.setRollbackOnly();
      return false;
    }
    try {
      jdbc.execute(LOCK_TIMEOUT);
      tables.swap(name);
      progress.mend(name);
      followers.forEach(follower -> follower.replaced(name));
      run.holdMine();
      return true;
    } catch (DataAccessException e) {
      if (!(e.getMostSpecificCause() instanceof SQLException sql)
          || !COME_BACK.contains(String.valueOf(sql.getSQLState()))) {
        throw e;
      }
      status.setRollbackOnly();
      return false;
    }
  }
}
