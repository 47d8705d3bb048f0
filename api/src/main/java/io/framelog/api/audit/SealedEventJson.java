package io.framelog.api.audit;

import io.framelog.api.json.JsonText;
import io.framelog.audit.SealedTime;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.util.HexFormat;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** An event with its seal as one line of JSON. */
final class SealedEventJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SealedEventJson() {}

  static String of(SealedEvent sealed) {
    LoggedEvent event = sealed.event();
    StringBuilder json =
        new StringBuilder(event.payload().length() + event.metadata().length() + 500);
    json.append("{\"position\":").append(event.position());
    text(json, "id", event.eventId());
    text(json, "type", event.type());
    text(json, "revision", event.revision());
    text(json, "aggregateType", event.aggregateType());
    text(json, "aggregate", event.aggregateId());
    json.append(",\"sequence\":").append(event.sequence());
    text(json, "time", SealedTime.of(event.recordedAt()));
    json.append(",\"metadata\":").append(metadata(event));
    text(json, "payload", event.payload());
    text(json, "salt", HexFormat.of().formatHex(sealed.salt()));
    text(json, "commitment", HexFormat.of().formatHex(sealed.commitment()));
    return json.append('}').toString();
  }

  /** As it was written, on one line; what is not one object must not reach into ours. */
  private static String metadata(LoggedEvent event) {
    if (!JSON.readTree(event.metadata()).isObject()) {
      throw new IllegalStateException("the metadata at " + event.position() + " are no object");
    }
    return event.metadata().replace('\n', ' ').replace('\r', ' ');
  }

  private static void text(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":");
    JsonText.appendString(json, value);
  }
}
