package io.framelog.query.audit;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.SealedTime;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what an auditor has: the log's events and answers of the API. */
final class Export {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Export() {}

  static Path log(Path folder, List<SealedEvent> events) {
    return write(
        folder.resolve("log.ndjson"),
        String.join("", events.stream().map(event -> line(event) + "\n").toList()));
  }

  static String line(SealedEvent sealed) {
    LoggedEvent event = sealed.event();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("position", event.position());
    json.put("id", event.eventId());
    json.put("type", event.type());
    json.put("revision", event.revision());
    json.put("aggregateType", event.aggregateType());
    json.put("aggregate", event.aggregateId());
    json.put("sequence", event.sequence());
    json.put("time", SealedTime.of(event.recordedAt()));
    json.put("metadata", event.metadata());
    json.put("metadataSalt", salt(sealed.metadata()));
    json.put("metadataCommitment", HexFormat.of().formatHex(sealed.metadata().commitment()));
    json.put("payload", event.payload());
    json.put("salt", salt(sealed.payload()));
    json.put("commitment", HexFormat.of().formatHex(sealed.payload().commitment()));
    return JSON.writeValueAsString(json);
  }

  private static String salt(Seal seal) {
    byte[] salt = seal.salt();
    return salt == null ? "" : HexFormat.of().formatHex(salt);
  }

  static Path checkpoint(Path folder, Checkpoint checkpoint) {
    return json(folder, "checkpoint-" + checkpoint.size(), checkpoint);
  }

  static Path json(Path folder, String name, @Nullable Object value) {
    return write(folder.resolve(name + ".json"), JSON.writeValueAsString(value));
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
