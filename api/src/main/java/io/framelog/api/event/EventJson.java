package io.framelog.api.event;

import io.framelog.api.json.JsonText;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event of the log as JSON; its payload and metadata stay exactly as they were written. */
final class EventJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private EventJson() {}

  static String of(LoggedEvent event, @Nullable Long version) {
    StringBuilder json =
        new StringBuilder(event.payload().length() + event.metadata().length() + 300);
    json.append("{\"position\":").append(event.position());
    text(json, "id", event.eventId());
    text(json, "type", event.type());
    text(json, "revision", event.revision());
    text(json, "subject", event.aggregateId());
    if (version != null) {
      json.append(",\"version\":").append(version);
    }
    text(json, "time", event.recordedAt().toString());
    text(json, "actor", actor(event));
    json.append(",\"data\":").append(event.payload());
    return json.append(",\"metadata\":").append(event.metadata()).append('}').toString();
  }

  static String actor(LoggedEvent event) {
    return JSON.readTree(event.metadata()).path(MetadataKeys.ACTOR).asString("unknown");
  }

  private static void text(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":");
    JsonText.appendString(json, value);
  }
}
