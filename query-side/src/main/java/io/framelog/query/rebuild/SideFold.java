package io.framelog.query.rebuild;

import io.framelog.query.progress.BatchFold;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.LogFeed;
import io.framelog.query.progress.ParkedEvents;
import io.framelog.query.progress.PositionedEvent;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionProgress.Reached;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the log from its first event into copies of a projection's tables, with the code of the
 * live one and in transactions of their own.
 */
final class SideFold implements AutoCloseable {
  private final String name;
  private final SideTables tables;
  private final BatchFold fold;
  private final ProjectionProgress progress;
  private final TransactionTemplate own;
  private final ReadAhead events;
  private long position;

  private SideFold(
      BatchProjection projection,
      SideTables tables,
      ParkedEvents parked,
      ProjectionProgress progress,
      JdbcTemplate jdbc,
      TransactionTemplate own,
      ReadAhead events) {
    this.name = projection.name();
    this.tables = tables;
    this.fold = new BatchFold(projection.anew(), parked, jdbc);
    this.progress = progress;
    this.own = own;
    this.events = events;
  }

  /**
   * Makes the copies, at position 0.
   *
   * @param origin of the live projection: the copy is of the same log
   */
  static SideFold begin(
      BatchProjection projection,
      SideTables tables,
      Reached origin,
      ParkedEvents parked,
      ProjectionProgress progress,
      LogFeed log,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    own.executeWithoutResult(
        status -> {
          tables.create();
          jdbc.update(
              "insert into %s.projection_progress (name, position, log_id, epoch) values (?, 0, ?, ?)"
                  .formatted(tables.side()),
              projection.name(),
              origin.logId(),
              origin.epoch());
        });
    return new SideFold(
        projection, tables, parked, progress, jdbc, own, new ReadAhead(projection, log.after(0)));
  }

  long position() {
    return position;
  }

  /** Folds everything up to a position that the live projection has reached. */
  void upTo(long last, Run run) {
    while (position < last) {
      List<PositionedEvent> batch = events.next(last);
      try {
        fold(batch, false);
      } catch (RuntimeException e) {
        if (!fold.canPark(e)) {
          throw e;
        }
        fold(batch, true);
      }
      position = batch.getLast().position();
      run.reached(position);
    }
  }

  private void fold(List<PositionedEvent> batch, boolean carefully) {
    own.executeWithoutResult(
        status -> {
          long before = tables.lockAndUse(name);
          if (before != position || batch.getFirst().position() != before + 1) {
            throw new IllegalStateException(
                "the copy is at %d, not at %d: the database has lost commits"
                    .formatted(before, position));
          }
          if (carefully) {
            fold.applyCarefully(batch);
          } else {
            fold.apply(batch);
          }
          PositionedEvent last = batch.getLast();
          progress.record(name, last.position(), last.recordedAt());
        });
  }

  @Override
  public void close() {
    events.close();
  }
}
