package io.framelog.projection;

import java.time.Instant;

/**
 * An event that a projection has put aside instead of handling it.
 *
 * @param type as it stands in the log, as is the revision
 * @param aggregateId the image or dataset, whose later events wait behind this one
 * @param detail a sentence for people
 */
public record DeadLetter(
    long position,
    String eventId,
    String type,
    String revision,
    String aggregateId,
    Reason reason,
    String detail,
    Instant parkedAt) {
  /** Why it was put aside. */
  public enum Reason {
    /** This build knows no such type. */
    UNKNOWN_TYPE,
    /** A newer build wrote this revision of the type. */
    UNKNOWN_REVISION,
    /** The payload is not what its type and revision say. */
    UNREADABLE_PAYLOAD,
    /** It can be read, but handling it fails, and not because of an outage. */
    HANDLING_FAILED,
    /** An earlier event of the same aggregate is put aside. */
    WAITS_BEHIND
  }
}
