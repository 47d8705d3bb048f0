package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The events of one aggregate, all of which this build can read. Axon would leave the others out,
 * and the aggregate would decide on half of its history: so whoever reads on is refused with {@code
 * event-unknown}. Other aggregates are not concerned.
 */
public final class KnownEvents implements DomainEventStream {
  /** It takes another build of the server. */
  private static final int RETRY_AFTER_SECONDS = 60;

  private final DomainEventStream events;

  public KnownEvents(DomainEventStream events) {
    this.events = events;
  }

  @Override
  public boolean hasNext() {
    return events.hasNext();
  }

  @Override
  public DomainEventMessage<?> next() {
    return known(events.next());
  }

  @Override
  public DomainEventMessage<?> peek() {
    return known(events.peek());
  }

  @Override
  public @Nullable Long getLastSequenceNumber() {
    return events.getLastSequenceNumber();
  }

  private static DomainEventMessage<?> known(DomainEventMessage<?> event) {
    if (payload(event) instanceof UnknownSerializedType unknown) {
      SerializedType type = unknown.serializedType();
      throw refused(event, type.getName(), Objects.requireNonNullElse(type.getRevision(), ""));
    }
    return event;
  }

  private static Object payload(DomainEventMessage<?> event) {
    try {
      return event.getPayload();
    } catch (SerializationException e) {
      CommandRejected refused = refused(event, event.getPayloadType().getSimpleName(), "");
      refused.addSuppressed(e); // it has a place for a cause, but only when it is made
      throw refused;
    }
  }

  private static CommandRejected refused(
      DomainEventMessage<?> event, String type, String revision) {
    return new CommandRejected(
        ErrorCode.EVENT_UNKNOWN,
        "Event %d of %s is of a type or revision that this build cannot read: %s %s"
            .formatted(event.getSequenceNumber(), event.getAggregateIdentifier(), type, revision)
            .stripTrailing(),
        Map.of(
            "type", type,
            "revision", revision,
            "sequence", event.getSequenceNumber(),
            "retryAfterSeconds", RETRY_AFTER_SECONDS));
  }
}
