package io.framelog.command.log;

import io.framelog.log.LogQuery;
import io.framelog.log.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage on our log. Tokens are plain positions: there are no gaps to track, because a
 * position is given out in the transaction that makes it visible.
 */
final class FramelogEventStorageEngine extends AbstractEventStorageEngine {
  private final EventUnits units;
  private final PostgresLogReader reader;
  private final SnapshotTable snapshots;
  private final GroupRead<UUID, StoredAggregate> aggregates;
  private final SnapshotFilter snapshotFilter;
  private final int readBatch;

  private FramelogEventStorageEngine(Builder builder) {
    super(builder);
    this.units = new EventUnits(builder.appender);
    this.reader = builder.reader;
    this.snapshots = builder.snapshots;
    this.aggregates = builder.aggregates;
    this.snapshotFilter = builder.filter;
    this.readBatch = builder.readBatch;
  }

  /** Axon's builder with the parts of our log. */
  static final class Builder extends AbstractEventStorageEngine.Builder {
    private final GroupCommitAppender appender;
    private final PostgresLogReader reader;
    private final SnapshotTable snapshots;
    private final GroupRead<UUID, StoredAggregate> aggregates;
    private final SnapshotFilter filter;
    private final int readBatch;

    Builder(
        GroupCommitAppender appender,
        PostgresLogReader reader,
        SnapshotTable snapshots,
        GroupRead<UUID, StoredAggregate> aggregates,
        SnapshotFilter filter,
        int readBatch) {
      this.appender = appender;
      this.reader = reader;
      this.snapshots = snapshots;
      this.aggregates = aggregates;
      this.filter = filter;
      this.readBatch = readBatch;
      snapshotFilter(filter);
    }

    FramelogEventStorageEngine build() {
      return new FramelogEventStorageEngine(this);
    }
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    units.append(events, serializer);
  }

  /** The aggregate's snapshot, if a current one is there, and the events after it. */
  DomainEventStream load(String aggregateId) {
    StoredAggregate stored = stored(aggregateId);
    if (stored == null) {
      return DomainEventStream.empty();
    }
    DomainEventStream events =
        new KnownEvents(
            deserialised(stored.events().stream().map(StoredEvent::new), getEventSerializer()));
    DomainEventData<String> snapshot = stored.snapshot();
    if (snapshot == null) {
      return events;
    }
    return snapshotFilter.allow(snapshot)
        ? DomainEventStream.concat(
            deserialised(Stream.of(snapshot), getSnapshotSerializer()), events)
        : readEvents(aggregateId);
  }

  @Override
  public DomainEventStream readEvents(String aggregateId, long firstSequence) {
    return new KnownEvents(super.readEvents(aggregateId, firstSequence));
  }

  private @Nullable StoredAggregate stored(String aggregateId) {
    return isOurs(aggregateId) ? aggregates.get(UUID.fromString(aggregateId)) : null;
  }

  private DomainEventStream deserialised(
      Stream<? extends DomainEventData<?>> events, Serializer serializer) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(events, serializer, upcasterChain);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(
      String aggregateId, long firstSequence) {
    return isOurs(aggregateId)
        ? reader.readAggregate(aggregateId, firstSequence).stream().map(StoredEvent::new)
        : Stream.empty();
  }

  /** Ids that are no UUIDs cannot be in the log; asking for one is not an error of ours. */
  private static boolean isOurs(String aggregateId) {
    try {
      UUID.fromString(aggregateId);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken token, boolean mayBlock) {
    return Stream.iterate(
            page(position(token)),
            page -> !page.isEmpty(),
            page -> page.size() < readBatch ? List.of() : page(page.getLast().position()))
        .flatMap(List::stream)
        .map(FramelogEventStorageEngine::tracked);
  }

  /** The next batch of a stream: all events of the next {@code readBatch} positions. */
  List<? extends TrackedEventMessage<?>> readBatch(long after) {
    return EventUtils.upcastAndDeserializeTrackedEvents(
            page(after).stream().map(FramelogEventStorageEngine::tracked),
            getEventSerializer(),
            upcasterChain)
        .toList();
  }

  /** Where the log ends now. */
  long headPosition() {
    return reader.head().position();
  }

  private List<LoggedEvent> page(long after) {
    return reader.read(LogQuery.all(after, readBatch));
  }

  private static TrackedDomainEventData<String> tracked(LoggedEvent event) {
    return new TrackedDomainEventData<>(
        new GlobalSequenceTrackingToken(event.position()), new StoredEvent(event));
  }

  /** The position that a token has seen: 0 for none. */
  static long position(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    return Optional.of(aggregateId)
        .filter(FramelogEventStorageEngine::isOurs)
        .map(reader::lastSequence)
        .filter(last -> last >= 0);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(reader.head().position());
  }

  /**
   * Times never run backwards along the log, so the first event at or after one is found by
   * halving.
   */
  @Override
  public TrackingToken createTokenAt(Instant time) {
    long before = 0;
    long atOrAfter = reader.head().position() + 1;
    while (atOrAfter - before > 1) {
      long middle = before + (atOrAfter - before) / 2;
      if (reader.recordedAt(middle).toInstant().isBefore(time)) {
        before = middle;
      } else {
        atOrAfter = middle;
      }
    }
    return new GlobalSequenceTrackingToken(before);
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    snapshots.store(snapshot, serializer);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
    StoredAggregate stored = stored(aggregateId);
    return stored == null ? Stream.empty() : Stream.ofNullable(stored.snapshot());
  }
}
