package io.framelog.command.log;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/** The event store whose streams are woken by appends of this node and of others. */
final class FramelogEventStore extends EmbeddedEventStore {
  private final FramelogEventStorageEngine engine;
  private final LogSignal signal;
  private final LogSettings settings;

  private FramelogEventStore(
      Builder builder, FramelogEventStorageEngine engine, LogSignal signal, LogSettings settings) {
    super(builder);
    this.engine = engine;
    this.signal = signal;
    this.settings = settings;
  }

  static FramelogEventStore on(
      FramelogEventStorageEngine engine, LogSignal signal, LogSettings settings, Builder builder) {
    // Axon's shared tail cache is of no use here: every stream reads whole batches by position.
    builder.storageEngine(engine).optimizeEventConsumption(false);
    return new FramelogEventStore(builder, engine, signal, settings);
  }

  @Override
  public DomainEventStream readEvents(String aggregateId) {
    CommandInFlight command = CommandInFlight.current();
    if (command != null && command.presumesNew(aggregateId)) {
      command.believes(aggregateId, -1);
      return DomainEventStream.empty();
    }
    return DomainEventStream.concat(
        engine.load(aggregateId), DomainEventStream.of(stagedDomainEventMessages(aggregateId)));
  }

  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken token) {
    return new LogEventStream(
        FramelogEventStorageEngine.position(token),
        engine::readBatch,
        engine::headPosition,
        signal,
        settings);
  }
}
