package io.framelog.log;

import io.framelog.image.upcasters.EmbeddingRecordedOf1;
import java.util.List;
import java.util.Optional;

/**
 * The one chain that everybody who reads events by type reads them through. The log holds an event
 * for ever in the form in which it was written; these are the forms of today.
 */
public final class EventForms {
  /** In any order. None is ever removed or changed: logs out there rely on it. */
  private static final UpcasterChain CHAIN = new UpcasterChain(List.of(new EmbeddingRecordedOf1()));

  private EventForms() {}

  /**
   * The record that events of this type and revision are read into; empty when this build knows no
   * such type, or not this revision of it, because a newer build wrote it.
   */
  public static Optional<Class<?>> record(String type, String revision) {
    return EventTypes.named(type)
        .filter(known -> CHAIN.outcome(type, revision).equals(EventTypes.revision(known)));
  }

  /** Whether events of this revision have another form today. */
  public static boolean isEarlier(String type, String revision) {
    return CHAIN.takes(type, revision);
  }

  /**
   * The payload in today's form: the text itself, unless that form is another one.
   *
   * @throws tools.jackson.core.JacksonException when it would have to be changed and is no JSON
   *     object
   */
  public static String present(String type, String revision, String payload) {
    return CHAIN.upcast(type, revision, payload);
  }

  /**
   * The event as a build of today would have written it: for readers that take members out of the
   * payload. One that this build does not know stays as it is.
   */
  public static LoggedEvent present(LoggedEvent event) {
    if (!isEarlier(event.type(), event.revision())) {
      return event;
    }
    return new LoggedEvent(
        event.position(),
        event.eventId(),
        event.type(),
        CHAIN.outcome(event.type(), event.revision()),
        event.aggregateType(),
        event.aggregateId(),
        event.sequence(),
        event.recordedAt(),
        present(event.type(), event.revision(), event.payload()),
        event.metadata());
  }
}
