package io.framelog.api.command;

import io.framelog.identity.Identities;
import io.framelog.log.MetadataKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a request says about its command besides the command itself.
 *
 * @param subject who acts
 * @param client through what
 * @param reason why, in the editor's words
 * @param idempotencyKey what makes a repetition recognisable
 * @param expectedVersion the version that the sender saw, from {@code If-Match}; null for any
 */
public record CommandContext(
    String subject,
    String client,
    @Nullable String reason,
    String correlationId,
    @Nullable String traceparent,
    @Nullable String idempotencyKey,
    @Nullable Long expectedVersion) {

  /** The same id for the same subject and key, a new one without a key. */
  String commandId() {
    return idempotencyKey == null
        ? UUID.randomUUID().toString()
        : Identities.command(subject, idempotencyKey);
  }

  Map<String, String> metadata() {
    Map<String, String> metadata = new HashMap<>();
    metadata.put(MetadataKeys.ACTOR, subject);
    metadata.put(MetadataKeys.CLIENT, client);
    metadata.put(MetadataKeys.CORRELATION_ID, correlationId);
    if (reason != null) {
      metadata.put(MetadataKeys.REASON, reason);
    }
    if (traceparent != null) {
      metadata.put(MetadataKeys.TRACEPARENT, traceparent);
    }
    return metadata;
  }
}
