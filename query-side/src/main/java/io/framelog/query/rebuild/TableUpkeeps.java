package io.framelog.query.rebuild;

import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.LogFeed;
import io.framelog.query.progress.MendedRows;
import io.framelog.query.progress.ParkedEvents;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionProgress.Reached;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the upkeep of projections whose rows are in PostgreSQL. */
@Component
class TableUpkeeps {
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final LogFeed log;
  private final OlderReaders readers;
  private final ObjectProvider<MendedRows> followers;
  private final JdbcTemplate jdbc;
  private final PlatformTransactionManager transactions;

  TableUpkeeps(
      ProjectionProgress progress,
      ParkedEvents parked,
      LogFeed log,
      OlderReaders readers,
      ObjectProvider<MendedRows> followers,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    this.progress = progress;
    this.parked = parked;
    this.log = log;
    this.readers = readers;
    this.followers = followers;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  ProjectionUpkeep of(BatchProjection projection) {
    return new TableUpkeep(projection, this);
  }

  /** Leaves the live projection its way, and the copies gone, whatever happens. */
  void withCopy(BatchProjection projection, Run run, Work work) {
    String name = projection.name();
    SideTables.dropLeftovers(jdbc, name);
    Optional<Reached> begun =
        new TransactionTemplate(transactions).execute(it -> progress.lock(name));
    if (begun == null || begun.isEmpty()) {
      return; // It has handled nothing yet, so there is nothing to make anew.
    }
    SideTables tables = SideTables.of(jdbc, name, projection.tables(), run.id());
    try (SideFold fold =
        SideFold.begin(
            projection, tables, begun.get(), parked, progress, log, jdbc, transactions)) {
      work.with(
          new Copy(
              name, tables, fold, begun.get(), progress, readers, followers, jdbc, transactions));
    } finally {
      tables.drop();
    }
  }

  /** What is done with a copy. */
  @FunctionalInterface
  interface Work {
    void with(Copy copy);
  }
}
