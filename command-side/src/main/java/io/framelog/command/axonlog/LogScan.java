package io.framelog.command.axonlog;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads stretches of the log from the store's event stream. */
final class LogScan {
  private static final int PATIENCE_SECONDS = 10;

  private final EventStore store;
  private final TokenIndexes indexes;

  LogScan(EventStore store, TokenIndexes indexes) {
    this.store = store;
    this.indexes = indexes;
  }

  /** The position of the last event. */
  long head() {
    return indexes.position(store.createHeadToken());
  }

  long position(TrackedEventMessage<?> event) {
    return indexes.position(event.trackingToken());
  }

  /** Waits for the event behind {@code position}, which the store pushes, or until time is up. */
  void awaitBeyond(long position, Duration atMost) throws InterruptedException {
    try (BlockingStream<TrackedEventMessage<?>> stream =
        store.openStream(indexes.after(position))) {
      stream.hasNextAvailable(Math.toIntExact(atMost.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Shows the events {@code after + 1 .. last} in order, until the visitor wants no more.
   *
   * @param last at most the head
   * @param wantsMore whether to go on behind this event
   * @throws EventStoreException when the store skips a position or falls silent
   */
  void walk(long after, long last, Predicate<TrackedEventMessage<?>> wantsMore) {
    if (after >= last) {
      return;
    }
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(indexes.after(after))) {
      for (long expected = after + 1; expected <= last; expected++) {
        if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new EventStoreException("the log does not deliver position " + expected);
        }
        TrackedEventMessage<?> event = stream.nextAvailable();
        if (position(event) != expected) {
          throw new EventStoreException(
              "the log has a hole: position " + position(event) + " instead of " + expected);
        }
        if (!wantsMore.test(event)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventStoreException("interrupted while reading the log", e);
    }
  }
}
