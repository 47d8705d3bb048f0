package io.framelog.log;

import java.util.Map;

/**
 * What a command did; the answer of every command.
 *
 * @param aggregateId the image or dataset
 * @param version the count of an image's annotation events, or of a dataset's edits, after the
 *     command
 * @param firstPosition the position of the command's first event, 0 when it had no effect
 * @param position the position of its last event; without effect, the head after handling
 * @param ids what the server named, for instance {@code cropId}
 */
public record CommandOutcome(
    String aggregateId, long version, long firstPosition, long position, Map<String, String> ids) {
  public CommandOutcome {
    ids = Map.copyOf(ids);
  }

  /** Whether the command had any effect. */
  public boolean changed() {
    return firstPosition > 0;
  }
}
