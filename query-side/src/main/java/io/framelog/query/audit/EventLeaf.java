package io.framelog.query.audit;

import io.framelog.audit.SealedTime;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.canonical.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The leaf of an event: {@code SHA-256(0x00 || JCS(header) || commitment)}, where the header is all
 * that the log says about the event but its payload, which the commitment stands for. {@code
 * docs/audit.md} defines it for auditors.
 */
final class EventLeaf {
  // Of two members of one name an auditor's reader may see another than ours.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private EventLeaf() {}

  static byte[] hash(SealedEvent sealed) {
    return MerkleAccumulator.leafHash(
        header(sealed.event()).getBytes(StandardCharsets.UTF_8), sealed.commitment());
  }

  /** The canonical JSON of all that is hashed beside the commitment. */
  static String header(LoggedEvent event) {
    return CanonicalJson.of(
        Map.of(
            "position", event.position(),
            "id", event.eventId(),
            "type", event.type(),
            "revision", event.revision(),
            "aggregateType", event.aggregateType(),
            "aggregate", event.aggregateId(),
            "sequence", event.sequence(),
            "time", SealedTime.of(event.recordedAt()),
            "metadata", JSON.readValue(event.metadata(), MEMBERS)));
  }
}
