package io.framelog.api.command;

import io.framelog.dataset.events.DatasetEdit;
import io.framelog.error.Rejection;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.log.EventForms;
import io.framelog.log.EventTypes;
import io.framelog.log.LogQuery;
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

/** Tells a sender whose version was stale what has happened to the image or dataset since. */
@Component
class ChangesSince {
  private static final int PAGE = 1_000;

  /** More than this many changes are not listed one by one. */
  private static final int MAX_CHANGES = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final LogReader reader;

  ChangesSince(LogReader reader) {
    this.reader = reader;
  }

  /**
   * The rejection with {@code changes}: the events that count the version after {@code version},
   * oldest first, at most 100; and {@code currentVersion} when it lacks it.
   */
  Rejection addTo(Rejection stale, String aggregateId, long version) {
    List<Map<String, Object>> changes = new ArrayList<>();
    long at = 0;
    long after = 0;
    List<LoggedEvent> page;
    do {
      page = reader.read(LogQuery.aggregate(aggregateId, after, PAGE));
      for (LoggedEvent event : page) {
        after = event.position();
        if (countsVersion(event) && ++at > version && changes.size() < MAX_CHANGES) {
          changes.add(change(event, at));
        }
      }
    } while (page.size() == PAGE);
    Map<String, Object> properties = new HashMap<>(stale.properties());
    properties.putIfAbsent("currentVersion", at);
    properties.put("changes", changes);
    return new Rejection(stale.code(), stale.detail(), properties);
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
