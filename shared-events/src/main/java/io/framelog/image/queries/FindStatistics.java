package io.framelog.image.queries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did how much when, and which tags go together, among the images of a selection. Answer:
 * {@link Statistics}.
 *
 * @param filter a selection, as text or JSON; null or blank for every image that is not removed
 * @param from when activity begins to count; null for 30 days before {@code to}
 * @param to when it ends, not included; null for the time of the question
 */
public record FindStatistics(
    @Nullable String filter,
    @Nullable Instant from,
    @Nullable Instant to,
    Interval interval,
    @Nullable Long minPosition) {

  /** How long a time each count of activity is about; they begin in UTC, weeks on Mondays. */
  public enum Interval {
    HOUR,
    DAY,
    WEEK
  }
}
