package io.framelog.query.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences in image-id order; {@code next} is the id to go on from, null at the end. */
public record Differences(List<Difference> all, @Nullable String next) {
  public Differences {
    all = List.copyOf(all);
  }
}
