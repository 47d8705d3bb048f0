package io.framelog.command.axonlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Axon's store in memory, which checks no sequences and puts the events of one publication in any
 * order. This one does under a lock what Axon Server does of itself.
 */
final class CheckedInMemoryEngine extends InMemoryEventStorageEngine {
  CheckedInMemoryEngine(long firstIndex) {
    super(firstIndex);
  }

  @Override
  public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
    Map<String, Long> next = new HashMap<>();
    for (EventMessage<?> message : events) {
      DomainEventMessage<?> event = (DomainEventMessage<?>) message;
      String aggregate = event.getAggregateIdentifier();
      long expected =
          next.computeIfAbsent(aggregate, id -> lastSequenceNumberFor(id).orElse(-1L) + 1);
      if (event.getSequenceNumber() != expected) {
        throw new ConcurrencyException(
            "sequence " + event.getSequenceNumber() + " instead of " + expected);
      }
      next.put(aggregate, expected + 1);
    }
    events.forEach(event -> super.appendEvents(List.of(event)));
  }

  /** Never in the middle of a publication. */
  @Override
  public synchronized TrackingToken createHeadToken() {
    return super.createHeadToken();
  }
}
