package io.framelog.command.axon;

import io.framelog.log.EventForms;
import io.framelog.log.EventTypes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import tools.jackson.core.JacksonException;

/**
 * {@link EventForms} as Axon's chain. Events of a revision that this build does not know lose the
 * name of their class, so that Axon gives them out as unknown instead of reading them wrongly.
 */
final class PresentForms implements EventUpcaster {
  @Override
  public Stream<IntermediateEventRepresentation> upcast(
      Stream<IntermediateEventRepresentation> events) {
    return events.map(PresentForms::present);
  }

  private static IntermediateEventRepresentation present(IntermediateEventRepresentation event) {
    String className = event.getType().getName();
    String name = className.substring(className.lastIndexOf('.') + 1);
    Optional<Class<?>> known =
        EventTypes.named(name).filter(type -> type.getName().equals(className));
    if (known.isEmpty()) {
      return event; // an aggregate's snapshot, or unknown anyway
    }
    String revision = Objects.requireNonNullElse(event.getType().getRevision(), "");
    if (EventForms.record(name, revision).isEmpty()) {
      return to(new SimpleSerializedType(name, revision), event, payload -> payload);
    }
    return EventForms.isEarlier(name, revision)
        ? to(
            new SimpleSerializedType(className, EventTypes.revision(known.get())),
            event,
            payload -> upcast(name, revision, payload))
        : event;
  }

  private static IntermediateEventRepresentation to(
      SerializedType type, IntermediateEventRepresentation event, UnaryOperator<String> payload) {
    return event.upcast(type, String.class, payload, metadata -> metadata);
  }

  private static String upcast(String name, String revision, String payload) {
    try {
      return EventForms.present(name, revision, payload);
    } catch (JacksonException e) {
      throw new SerializationException("cannot read " + name + " of revision " + revision, e);
    }
  }
}
