package io.framelog.command.axonlog;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * The event store that the application sees: its tokens hold positions and its appends are units,
 * whatever store is below. Thus processors, sagas and projections need not know which log it is.
 */
final class AxonLogEventStore extends AbstractEventStore {
  private final EventStore store;
  private final TokenIndexes indexes;

  private AxonLogEventStore(Builder builder, EventStore store, TokenIndexes indexes) {
    super(builder);
    this.store = store;
    this.indexes = indexes;
  }

  /** Axon's builder, whose base is abstract. */
  static final class Builder extends AbstractEventStore.Builder {}

  static AxonLogEventStore on(
      EventStore store, TokenIndexes indexes, AxonLogStorageEngine engine, Builder builder) {
    builder.storageEngine(engine);
    return new AxonLogEventStore(builder, store, indexes);
  }

  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken token) {
    long position = token == null ? 0 : token.position().orElse(0);
    return new PositionedStream(store.openStream(indexes.after(position)), indexes);
  }
}
