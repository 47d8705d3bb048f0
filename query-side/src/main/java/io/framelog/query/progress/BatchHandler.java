package io.framelog.query.progress;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes every event of the log for one projection, whatever its type, and hands each batch over in
 * one piece. A catch-all, because Axon stores the token late when a batch holds no handled event.
 */
final class BatchHandler implements EventMessageHandler {
  private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);

  private static final long UNKNOWN = -1;

  /** So often a batch is tried as a whole before the events are looked for that make it fail. */
  private static final int WHOLE_TRIES = 2;

  private final BatchProjection projection;
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final BatchFold fold;
  private final String resource;
  private volatile @Nullable String failure;

  /**
   * The first position of the batch that failed last in a way that will not pass, and how often.
   */
  private volatile Failed failed = new Failed(UNKNOWN, 0);

  private record Failed(long first, int times) {}

  /** The last position that this node has committed; unknown at first and after a reset. */
  private volatile long handled = UNKNOWN;

  BatchHandler(
      BatchProjection projection,
      ProjectionProgress progress,
      ParkedEvents parked,
      JdbcTemplate jdbc) {
    this.projection = projection;
    this.progress = progress;
    this.parked = parked;
    this.fold = new BatchFold(projection, parked, jdbc);
    this.resource = BatchHandler.class.getName() + '/' + projection.name();
  }

  /** The events of one unit of work; those at or before the progress are already in the rows. */
  private static final class Batch {
    final List<PositionedEvent> events = new ArrayList<>();
    List<PositionedEvent> fresh = List.of();
    boolean prepared;
  }

  @Override
  public @Nullable Object handle(EventMessage<?> message) {
    UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get().root();
    Batch batch =
        unitOfWork.getOrComputeResource(
            resource,
            unused -> {
              Batch first = new Batch();
              unitOfWork.onPrepareCommit(unit -> guarded(first, () -> flush(first)));
              unitOfWork.afterCommit(unit -> succeeded(first));
              return first;
            });
    batch.events.add(PositionedEvent.of(message));
    if (unitOfWork instanceof BatchingUnitOfWork<?> batching && batching.isLastMessage()) {
      // Still before the token is stored, which is the transaction's first statement.
      guarded(batch, () -> prepare(batch));
    }
    return null;
  }

  /**
   * Everything is handled. It is asked on the thread that reads the log, before the event waits for
   * its batch: the payload is parsed there, beside the batch that is being folded.
   */
  @Override
  public boolean canHandle(EventMessage<?> message) {
    PositionedEvent event = PositionedEvent.of(message);
    if (projection.reads(event.aggregateType())) {
      event.parse();
    }
    return true;
  }

  private void prepare(Batch batch) {
    if (batch.events.getFirst().position() == handled + 1) {
      batch.fresh = batch.events;
    } else {
      long done = progress.committed(projection.name());
      batch.fresh = batch.events.stream().filter(event -> event.position() > done).toList();
    }
    batch.prepared = true;
    if (!batch.fresh.isEmpty()) {
      projection.prepare(batch.fresh);
    }
  }

  private void flush(Batch batch) {
    if (!batch.prepared) {
      prepare(batch);
    }
    if (!batch.fresh.isEmpty()) {
      // Before any row, so that whoever holds the lock finds no half-written batch in the way.
      progress.lock(projection.name());
      apply(batch.fresh);
      PositionedEvent last = batch.fresh.getLast();
      progress.advance(projection.name(), last.position(), last.recordedAt());
    }
  }

  private void apply(List<PositionedEvent> events) {
    Failed before = failed;
    long first = events.getFirst().position();
    int times = before.first() == first ? before.times() : 0;
    try {
      if (times < WHOLE_TRIES) {
        fold.apply(events);
      } else {
        fold.applyCarefully(events);
      }
    } catch (RuntimeException e) {
      if (fold.canPark(e)) {
        failed = new Failed(first, times + 1);
      }
      throw e;
    }
  }

  /** Axon repeats a failed batch for ever; say so once, not each time. */
  private void guarded(Batch batch, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      String now = batch.events.getFirst().position() + ": " + e;
      if (!now.equals(failure)) {
        failure = now;
        LOG.error(
            "Projection {} cannot handle the events {}..{}; it keeps trying",
            projection.name(),
            batch.events.getFirst().position(),
            batch.events.getLast().position(),
            e);
      }
      throw e;
    }
  }

  private void succeeded(Batch batch) {
    handled = batch.events.getLast().position();
    if (failure != null) {
      failure = null;
      LOG.info(
          "Projection {} goes on at position {}",
          projection.name(),
          batch.events.getLast().position());
    }
  }

  @Override
  public void prepareReset() {
    handled = UNKNOWN;
    progress.lock(projection.name());
    projection.reset();
    parked.forget(projection.name());
    progress.clear(projection.name());
  }

  @Override
  public <R> void prepareReset(@Nullable R context) {
    prepareReset();
  }

  @Override
  public boolean supportsReset() {
    return true;
  }

  @Override
  public Class<?> getTargetType() {
    return projection.getClass();
  }
}
