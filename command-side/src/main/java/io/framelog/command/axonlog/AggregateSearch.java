package io.framelog.command.axonlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Finds the positions of one aggregate's events. The aggregate's own stream says which there are
 * and when they were written, but not where; the store's index of time says about where, and a
 * short walk there finds the event. So it costs the same at any length of the log.
 */
final class AggregateSearch {
  /** How far apart the clocks of appending nodes may be before a search gets slow. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final EventStore store;
  private final TokenIndexes indexes;
  private final LogScan scan;

  AggregateSearch(EventStore store, TokenIndexes indexes, LogScan scan) {
    this.store = store;
    this.indexes = indexes;
    this.scan = scan;
  }

  /** The aggregate's matching events beyond a position, in order, {@code limit} at most. */
  List<TrackedEventMessage<?>> find(
      String aggregateId, long after, int limit, Predicate<DomainEventMessage<?>> matches) {
    List<? extends DomainEventMessage<?>> events =
        store.readEvents(aggregateId, 0).asStream().filter(matches).toList();
    long head = scan.head();
    return events.subList(after == 0 ? 0 : firstBeyond(after, head, events), events.size()).stream()
        .limit(limit)
        .<TrackedEventMessage<?>>map(event -> locate(event, head))
        .toList();
  }

  /** The aggregate's events of these sequences, both included, in order. */
  List<TrackedEventMessage<?>> findBetween(
      String aggregateId, long firstSequence, long lastSequence) {
    long head = scan.head();
    return store
        .readEvents(aggregateId, firstSequence)
        .asStream()
        .filter(event -> event.getSequenceNumber() <= lastSequence)
        .<TrackedEventMessage<?>>map(event -> locate(event, head))
        .toList();
  }

  /** Positions grow with the sequence, so halving finds where to begin. */
  private int firstBeyond(long after, long head, List<? extends DomainEventMessage<?>> events) {
    int from = 0;
    int to = events.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (scan.position(locate(events.get(middle), head)) > after) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private TrackedEventMessage<?> locate(DomainEventMessage<?> event, long head) {
    Instant written = event.getTimestamp();
    long before = indexes.position(store.createTokenAt(written.minus(CLOCKS)));
    // One less, because stores differ in whether this token covers the first event of that time.
    return search(event, Math.max(0, Math.min(before, head) - 1), head)
        .or(() -> search(event, 0, head))
        .orElseThrow(() -> new EventStoreException("the log lacks event " + event.getIdentifier()));
  }

  private Optional<TrackedEventMessage<?>> search(
      DomainEventMessage<?> wanted, long after, long head) {
    Instant late = wanted.getTimestamp().plus(CLOCKS);
    AtomicReference<TrackedEventMessage<?>> found = new AtomicReference<>();
    scan.walk(
        after,
        head,
        event -> {
          if (event.getIdentifier().equals(wanted.getIdentifier())) {
            found.set(event);
          }
          return found.get() == null && (after == 0 || !event.getTimestamp().isAfter(late));
        });
    return Optional.ofNullable(found.get());
  }
}
