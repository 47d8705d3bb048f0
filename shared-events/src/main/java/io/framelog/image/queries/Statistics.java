package io.framelog.image.queries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FindStatistics} asks for.
 *
 * @param activity in order of time, then of actors
 * @param tags pairs of the most frequent tags, the most frequent pair first
 * @param exact false when {@code tags} are estimates from a random sample of the images
 */
public record Statistics(
    List<Activity> activity, List<TagPair> tags, boolean exact, long position) {

  /**
   * How many annotation events an actor made in the interval that begins at {@code start}.
   *
   * @param actor null for all but the 20 busiest, together
   */
  public record Activity(Instant start, @Nullable String actor, long events) {}

  /** How many images have both tags. */
  public record TagPair(String first, String second, long count) {}
}
