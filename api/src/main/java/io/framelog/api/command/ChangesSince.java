package io.framelog.api.command;

import io.framelog.dataset.events.DatasetEdit;
import io.framelog.error.Rejection;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.log.EventForms;
import io.framelog.log.EventTypes;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a sender whose version was stale what has happened to the image or dataset since. Reads the
 * log backwards from where the command was refused, so that it costs what has changed and not the
 * whole history.
 */
@Component
class ChangesSince {
  /** How many changes are listed one by one: the newest. */
  private static final int MAX_CHANGES = 100;

  private static final int PAGE = 200;

  /** Machines may have written much in between; beyond this many events nobody looks. */
  private static final int MAX_READ = 2_000;

  /** Where the refused command saw the image end; for us alone. */
  private static final String SEQUENCE = "sequence";

  private static final String CURRENT = "currentVersion";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final LogReader reader;

  ChangesSince(LogReader reader) {
    this.reader = reader;
  }

  /**
   * The rejection with {@code changes}: the events that count the version, after {@code version} up
   * to {@code currentVersion}, oldest first; and {@code changesComplete}: false when there are more
   * than are listed, which are then the newest.
   */
  Rejection addTo(Rejection stale, String aggregateId, long version) {
    Map<String, Object> properties = new HashMap<>(stale.properties());
    Object sequence = properties.remove(SEQUENCE);
    if (sequence instanceof Number last && properties.get(CURRENT) instanceof Number current) {
      long missed = Math.max(0, current.longValue() - version);
      List<Map<String, Object>> changes =
          newest(aggregateId, last.longValue(), current.longValue(), Math.min(missed, MAX_CHANGES));
      properties.put("changes", changes.reversed());
      properties.put("changesComplete", changes.size() == missed);
    }
    return new Rejection(stale.code(), stale.detail(), properties);
  }

  /** The last {@code wanted} of these events, newest first; fewer when they lie too far back. */
  private List<Map<String, Object>> newest(
      String aggregateId, long lastSequence, long currentVersion, long wanted) {
    List<Map<String, Object>> changes = new ArrayList<>();
    long from = lastSequence;
    for (int read = 0; read < MAX_READ && from >= 0 && changes.size() < wanted; read += PAGE) {
      for (LoggedEvent event : reader.readBack(aggregateId, from, PAGE)) {
        if (countsVersion(event) && changes.size() < wanted) {
          changes.add(change(event, currentVersion - changes.size()));
        }
      }
      from -= PAGE;
    }
    return changes;
  }

  private static boolean countsVersion(LoggedEvent event) {
    return EventTypes.named(event.type())
        .filter(
            type ->
                AnnotationEvent.class.isAssignableFrom(type)
                    || DatasetEdit.class.isAssignableFrom(type))
        .isPresent();
  }

  private static Map<String, Object> change(LoggedEvent event, long version) {
    JsonNode metadata = JSON.readTree(event.metadata());
    return Map.of(
        "position", event.position(),
        "version", version,
        "type", event.type(),
        "actor", metadata.path(MetadataKeys.ACTOR).asString("unknown"),
        "at", event.recordedAt().toString(),
        "change", JSON.readTree(EventForms.present(event).payload()));
  }
}
