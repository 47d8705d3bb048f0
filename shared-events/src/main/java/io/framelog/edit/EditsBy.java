package io.framelog.edit;

/**
 * Whose edits are meant.
 *
 * @param value for a MODEL its name, or {@code name@version}; else the name or id itself
 */
public record EditsBy(Source source, String value) {
  /** How edits are told apart: by what stands in their event's metadata, or in its origin. */
  public enum Source {
    ACTOR,
    CLIENT,
    /** What a model said, accepted by a person or by policy. */
    MODEL,
    COMMAND,
    /** All that one job did; a revert, for instance, to take it back. */
    JOB
  }
}
