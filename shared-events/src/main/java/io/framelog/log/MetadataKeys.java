package io.framelog.log;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The metadata that every event carries: who, through what, why, and caused by what. */
public final class MetadataKeys {
  /** The token's subject, or the name of the process that acted. */
  public static final String ACTOR = "actor";

  /** The client id of the token, or the part of the system that acted. */
  public static final String CLIENT = "client";

  /** Why, in the editor's words (header {@code X-Reason}); absent when not given. */
  public static final String REASON = "reason";

  /** The id of the command that made the event. */
  public static final String COMMAND_ID = "commandId";

  /** The simple name of that command's type; events from before it was recorded have none. */
  public static final String COMMAND = "command";

  /** The id of the request or process that everything here belongs to. */
  public static final String CORRELATION_ID = "correlationId";

  /** The id of the message that made the command be sent. */
  public static final String CAUSATION_ID = "causationId";

  /** W3C trace context of the request. */
  public static final String TRACEPARENT = "traceparent";

  private MetadataKeys() {}

  /** The text that an event's metadata, a JSON object, has under a key; null without one. */
  public static @Nullable String value(String metadata, String key) {
    return JsonMapper.shared().readTree(metadata).path(key).asString(null);
  }
}
