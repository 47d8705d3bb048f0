package io.framelog.query.diff;

import io.framelog.diff.ImageChange;
import org.jspecify.annotations.Nullable;

/** An image that is not the same item on both sides; null where a side does not have it. */
public record Difference(String imageId, @Nullable Member from, @Nullable Member to) {
  ImageChange.Kind kind() {
    if (from == null) {
      return ImageChange.Kind.ADDED;
    }
    return to == null ? ImageChange.Kind.REMOVED : ImageChange.Kind.CHANGED;
  }

  boolean isErased() {
    return (from != null && from.isErased()) || (to != null && to.isErased());
  }
}
