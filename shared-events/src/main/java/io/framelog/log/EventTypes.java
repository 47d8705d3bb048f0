package io.framelog.log;

import io.framelog.dataset.events.DatasetEvent;
import io.framelog.editor.events.EditorEvent;
import io.framelog.image.events.ImageEvent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** Every event type by the simple name under which it stands in the log. */
public final class EventTypes {
  private static final Map<String, Class<?>> BY_NAME =
      Stream.of(ImageEvent.class, DatasetEvent.class, EditorEvent.class)
          .flatMap(EventTypes::concrete)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

  private EventTypes() {}

  /** All event records. */
  public static Stream<Class<?>> all() {
    return BY_NAME.values().stream();
  }

  /** The record of this name, or empty when no such event is known to this build. */
  public static Optional<Class<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The present revision of an event record. */
  public static String revision(Class<?> type) {
    Revision revision = type.getAnnotation(Revision.class);
    if (revision == null) {
      throw new IllegalArgumentException(type + " is no event: it has no @Revision");
    }
    return revision.value();
  }

  private static Stream<Class<?>> concrete(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::concrete)
        : Stream.of(type);
  }
}
