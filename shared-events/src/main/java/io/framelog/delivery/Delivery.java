package io.framelog.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data that somebody was given in bulk, noted before the first byte went out.
 *
 * @param id counts up; 0 before it is recorded
 * @param dataset of a snapshot: the dataset's name
 * @param firstPosition of a part of the log: where it begins; both ends are inclusive
 * @param actor the token's subject
 */
public record Delivery(
    long id,
    Kind kind,
    @Nullable String dataset,
    @Nullable String snapshotId,
    @Nullable Long firstPosition,
    @Nullable Long lastPosition,
    String actor,
    String client,
    Instant at) {

  /** What was given. */
  public enum Kind {
    SNAPSHOT_ITEMS,
    SEALED_LOG
  }
}
