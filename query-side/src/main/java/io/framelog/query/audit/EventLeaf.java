package io.framelog.query.audit;

import io.framelog.audit.SealedTime;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.canonical.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * The leaf of an event: {@code SHA-256(0x00 || JCS(header) || commitment)}. The header is all that
 * the log says about the event but its two texts: the metadata are there by their commitment, the
 * payload's stands behind it, so that either can be erased. {@code docs/audit.md} defines it for
 * auditors.
 */
final class EventLeaf {
  private EventLeaf() {}

  static byte[] hash(SealedEvent sealed) {
    return MerkleAccumulator.leafHash(
        header(sealed).getBytes(StandardCharsets.UTF_8), sealed.payload().commitment());
  }

  /** The canonical JSON of all that is hashed beside the payload's commitment. */
  static String header(SealedEvent sealed) {
    LoggedEvent event = sealed.event();
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
            "metadata", HexFormat.of().formatHex(sealed.metadata().commitment())));
  }
}
