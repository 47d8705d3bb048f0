package io.framelog.command.axonlog;

import io.framelog.command.log.EventUnits;
import io.framelog.command.log.KnownEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Appends by units, reads from the store, and speaks of positions in tokens. */
final class AxonLogStorageEngine implements EventStorageEngine {
  private final EventStore store;
  private final TokenIndexes indexes;
  private final EventUnits units;
  private final Serializer serializer;

  AxonLogStorageEngine(
      EventStore store, TokenIndexes indexes, EventUnits units, Serializer serializer) {
    this.store = store;
    this.indexes = indexes;
    this.units = units;
    this.serializer = serializer;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    units.append(events, serializer);
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    store.storeSnapshot(snapshot);
  }

  /** From the snapshot on, if there is one. */
  @Override
  public DomainEventStream readEvents(String aggregateId) {
    return new KnownEvents(store.readEvents(aggregateId));
  }

  @Override
  public DomainEventStream readEvents(String aggregateId, long firstSequence) {
    return new KnownEvents(store.readEvents(aggregateId, firstSequence));
  }

  /** None: {@link #readEvents(String)} begins with it. */
  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    return Optional.empty();
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    throw new UnsupportedOperationException("open a stream instead");
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    return store.lastSequenceNumberFor(aggregateId);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(indexes.position(store.createHeadToken()));
  }

  @Override
  public TrackingToken createTokenAt(Instant time) {
    return new GlobalSequenceTrackingToken(indexes.position(store.createTokenAt(time)));
  }
}
