package io.framelog.log;

import java.util.Map;

/**
 * What a command handler returns; the command bus turns it into a {@link CommandOutcome} once the
 * events are durable.
 *
 * @param version the count of an image's annotation events, or of a dataset's edits, after the
 *     command
 * @param ids what the server named, for instance {@code cropId}
 */
public record Decision(String aggregateId, long version, Map<String, String> ids) {
  public Decision {
    ids = Map.copyOf(ids);
  }

  public static Decision of(String aggregateId, long version) {
    return new Decision(aggregateId, version, Map.of());
  }
}
