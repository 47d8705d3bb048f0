package io.framelog.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * The near-duplicate groups, in an order that does not change. Every two images within {@code
 * maxDistance} are together in at least one group. Answer: {@link DuplicateGroups}.
 *
 * @param maxDistance 0 to {@link MaxDistance#LIMIT}
 * @param limit 1 to {@value #MOST}
 */
public record ListDuplicateGroups(
    int maxDistance, int limit, @Nullable String cursor, @Nullable Long minPosition) {
  /** The most groups of one page. */
  public static final int MOST = 200;
}
