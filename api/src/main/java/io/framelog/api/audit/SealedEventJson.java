package io.framelog.api.audit;

import io.framelog.api.json.JsonText;
import io.framelog.audit.SealedTime;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.util.HexFormat;

/** An event with its seal as one line of JSON. */
final class SealedEventJson {
  private SealedEventJson() {}

  static String of(SealedEvent sealed) {
    LoggedEvent event = sealed.event();
    StringBuilder json =
        new StringBuilder(event.payload().length() + event.metadata().length() + 700);
    json.append("{\"position\":").append(event.position());
    text(json, "id", event.eventId());
    text(json, "type", event.type());
    text(json, "revision", event.revision());
    text(json, "aggregateType", event.aggregateType());
    text(json, "aggregate", event.aggregateId());
    json.append(",\"sequence\":").append(event.sequence());
    text(json, "time", SealedTime.of(event.recordedAt()));
    text(json, "metadata", event.metadata());
    text(json, "metadataSalt", salt(sealed.metadata()));
    text(json, "metadataCommitment", HexFormat.of().formatHex(sealed.metadata().commitment()));
    text(json, "payload", event.payload());
    text(json, "salt", salt(sealed.payload()));
    text(json, "commitment", HexFormat.of().formatHex(sealed.payload().commitment()));
    return json.append('}').toString();
  }

  private static String salt(Seal seal) {
    byte[] salt = seal.salt();
    return salt == null ? "" : HexFormat.of().formatHex(salt);
  }

  private static void text(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":");
    JsonText.appendString(json, value);
  }
}
