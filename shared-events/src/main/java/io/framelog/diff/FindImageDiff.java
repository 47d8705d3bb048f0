package io.framelog.diff;

import org.jspecify.annotations.Nullable;

/**
 * How one image differs between two of its states, in any order. Answer: {@link ImageDiff}; refused
 * with {@code image-not-found} where it is not there yet, {@code version-not-reached}.
 *
 * @param to null for now
 */
public record FindImageDiff(
    String imageId, Moment from, @Nullable Moment to, @Nullable Long minPosition) {
  /** A state by a position, or by its version; not both. */
  public record Moment(@Nullable Long position, @Nullable Long version) {
    public Moment {
      if ((position == null) == (version == null)) {
        throw new IllegalArgumentException("a moment is either a position or a version");
      }
    }
  }
}
