package io.framelog.query.selection;

import org.jspecify.annotations.Nullable;

/**
 * How similar images are to be looked up.
 *
 * @param minPosition all that was known at this position is found, null for no matter
 * @param withRemoved whether images that are removed by now are wanted too
 */
public record Lookup(@Nullable Long minPosition, boolean withRemoved) {
  /** For a question about a position of the past, or one that is null for now. */
  static Lookup of(@Nullable Long asOf, @Nullable Long minPosition, boolean namesRemoved) {
    if (asOf == null) {
      return new Lookup(minPosition, namesRemoved);
    }
    return new Lookup(minPosition == null ? asOf : Long.valueOf(Math.max(asOf, minPosition)), true);
  }
}
