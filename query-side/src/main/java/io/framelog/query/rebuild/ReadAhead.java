package io.framelog.query.rebuild;

import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.LogFeed;
import io.framelog.query.progress.PositionedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Batches of the log, of which the next one is read, and its payloads parsed, while the present one
 * is folded. For one thread.
 */
final class ReadAhead implements AutoCloseable {
  private static final int BATCH = 10_000;

  private final BatchProjection projection;
  private final LogFeed.Events events;
  private @Nullable CompletableFuture<List<PositionedEvent>> ahead;

  ReadAhead(BatchProjection projection, LogFeed.Events events) {
    this.projection = projection;
    this.events = events;
  }

  /**
   * The next events: at least one, in log order.
   *
   * @param last none beyond this position, which the log has; never less than before
   */
  List<PositionedEvent> next(long last) {
    List<PositionedEvent> batch = ahead == null ? read(last) : joined(ahead);
    ahead =
        batch.getLast().position() < last
            ? CompletableFuture.supplyAsync(
                () -> read(last), reader -> Thread.ofVirtual().name("read-ahead").start(reader))
            : null;
    return batch;
  }

  private List<PositionedEvent> read(long last) {
    List<PositionedEvent> batch = events.next(last, BATCH);
    for (PositionedEvent event : batch) {
      if (projection.reads(event.aggregateType())) {
        event.parse();
      }
    }
    return batch;
  }

  private static List<PositionedEvent> joined(CompletableFuture<List<PositionedEvent>> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits for what is being read: a stream is for one thread. */
  @Override
  public void close() {
    if (ahead != null) {
      ahead.exceptionally(failed -> List.of()).join();
    }
    events.close();
  }
}
