package io.framelog.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of differences in image-id order. It may hold fewer than were asked for, even none, and
 * yet not be the last.
 *
 * @param next the cursor to go on from; null at the end
 * @param position the later of the two, which the answer is true at
 */
public record DiffPage(
    DiffSide from, DiffSide to, List<ImageChange> images, @Nullable String next, long position) {
  /** Most images of one page. */
  public static final int MAX_LIMIT = 1_000;
}
