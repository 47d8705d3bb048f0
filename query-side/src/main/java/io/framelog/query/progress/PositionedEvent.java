package io.framelog.query.progress;

import io.framelog.dataset.events.DatasetEvent;
import io.framelog.log.EventTypes;
import io.framelog.log.MetadataKeys;
import io.framelog.projection.DeadLetter.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log with its position. Payload and metadata are parsed when first asked for and
 * only once.
 */
public final class PositionedEvent {
  private final long position;
  private final String type;
  private final String aggregateType;
  private final String aggregateId;
  private final long sequence;
  private final Instant recordedAt;
  private final Supplier<Object> payload;
  private final Supplier<? extends Map<String, ?>> metadata;

  private PositionedEvent(
      long position,
      String type,
      String aggregateType,
      String aggregateId,
      long sequence,
      Instant recordedAt,
      Supplier<Object> payload,
      Supplier<? extends Map<String, ?>> metadata) {
    this.position = position;
    this.type = type;
    this.aggregateType = aggregateType;
    this.aggregateId = aggregateId;
    this.sequence = sequence;
    this.recordedAt = recordedAt;
    this.payload = payload;
    this.metadata = metadata;
  }

  /** The event that a processor reads; fails for one without position or aggregate. */
  static PositionedEvent of(EventMessage<?> message) {
    if (!(message instanceof TrackedEventMessage<?> tracked)
        || !(message instanceof DomainEventMessage<?> domain)) {
      throw new IllegalArgumentException("not an event of the log: " + message);
    }
    long position =
        tracked
            .trackingToken()
            .position()
            .orElseThrow(() -> new IllegalArgumentException("no position: " + message));
    return new PositionedEvent(
        position,
        typeOf(message),
        domain.getType(),
        domain.getAggregateIdentifier(),
        domain.getSequenceNumber(),
        message.getTimestamp(),
        message::getPayload,
        message::getMetaData);
  }

  /** An event put together by hand. */
  public static PositionedEvent of(
      long position,
      Object payload,
      Map<String, ?> metadata,
      String aggregateId,
      long sequence,
      Instant recordedAt) {
    return new PositionedEvent(
        position,
        payload.getClass().getSimpleName(),
        payload instanceof DatasetEvent ? "Dataset" : "Image",
        aggregateId,
        sequence,
        recordedAt,
        () -> payload,
        () -> metadata);
  }

  private static String typeOf(EventMessage<?> message) {
    return message.getPayloadType() == UnknownSerializedType.class
            && message.getPayload() instanceof UnknownSerializedType unknown
        ? unknown.serializedType().getName()
        : message.getPayloadType().getSimpleName();
  }

  /** Dense from 1, in commit order. */
  public long position() {
    return position;
  }

  /** The name under which the type stands in the log, for instance {@code TagsEdited}. */
  public String type() {
    return type;
  }

  /**
   * Why this build cannot read the payload.
   *
   * @param detail a sentence for people
   */
  record Fault(Reason reason, String detail) {}

  /** What stands in the way of reading the payload, or null. */
  @Nullable Fault fault() {
    try {
      return payload() instanceof UnknownSerializedType unknown ? fault(unknown) : null;
    } catch (SerializationException e) {
      return new Fault(Reason.UNREADABLE_PAYLOAD, String.valueOf(e.getMessage()));
    }
  }

  /** Parses the payload now, which is kept; whoever folds the event deals with a fault. */
  public void parse() {
    fault();
  }

  private static Fault fault(UnknownSerializedType unknown) {
    String type = unknown.serializedType().getName();
    return EventTypes.named(type).isPresent()
        ? new Fault(Reason.UNKNOWN_REVISION, "a newer build has written it")
        : new Fault(Reason.UNKNOWN_TYPE, "this build has no event of type " + type);
  }

  /** The event's record, or an {@link UnknownSerializedType} when this build has none for it. */
  public Object payload() {
    return payload.get();
  }

  /** The keys of {@link MetadataKeys}. */
  public Map<String, ?> metadata() {
    return metadata.get();
  }

  /** Who acted; empty when the event does not say. */
  public String actor() {
    @Nullable Object actor = metadata().get(MetadataKeys.ACTOR);
    return actor == null ? "" : actor.toString();
  }

  /** What it is an event of: {@code Image} or {@code Dataset}. */
  public String aggregateType() {
    return aggregateType;
  }

  public String aggregateId() {
    return aggregateId;
  }

  /** The aggregate's own count of events, from 0. */
  public long sequence() {
    return sequence;
  }

  /** When it was appended. */
  public Instant recordedAt() {
    return recordedAt;
  }

  @Override
  public String toString() {
    return type + " at " + position;
  }
}
