package io.framelog.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or a verification.
 *
 * @param position how far the copy beside the live projection is, or what was compared with
 * @param compared how many rows, documents or cached images were compared so far
 * @param differences how many of them differ; live and rebuilt are equal when a verification is
 *     {@link State#DONE} with none
 * @param found the first of the differences, at most {@link #SHOWN}
 * @param error why it failed, a sentence for people
 */
public record ProjectionRun(
    String runId,
    String projection,
    Kind kind,
    State state,
    long position,
    long compared,
    long differences,
    List<Difference> found,
    @Nullable String error,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt) {
  /** How many differences are kept. */
  public static final int SHOWN = 100;

  /** What it does. */
  public enum Kind {
    REBUILD,
    VERIFY
  }

  /** Where it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    /** The node that it ran on has gone; it can be started again. */
    LOST
  }

  /**
   * Something that is not as a rebuild would make it. What the values are is not said: they may be
   * personal.
   *
   * @param table the table, or {@code document} or {@code cached} outside of PostgreSQL
   * @param key of the row or document
   * @param columns that differ, when there is one on both sides
   */
  public record Difference(String table, String key, What what, List<String> columns) {}

  /** In what way the live side differs. */
  public enum What {
    MISSING,
    EXTRA,
    CHANGED
  }
}
