package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/**
 * What a snapshot no longer gives out whole; items and exports change only when this does.
 *
 * @param retractedPosition where the retractions of its dataset last changed; null if there were
 *     none
 * @param erased how many of its items were erased since it was taken
 */
public record Withheld(@Nullable Long retractedPosition, long erased) {
  public static final Withheld NOTHING = new Withheld(null, 0);
}
