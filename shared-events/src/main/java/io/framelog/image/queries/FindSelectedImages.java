package io.framelog.image.queries;

import io.framelog.selection.SelectionSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which images a selection selects as of a position, in the order of their ids, page by page. What
 * was true at a position stays true: pages asked for at different times fit together. Waits until
 * the read model has reached the position, else {@code projection-behind}. Answer: {@link
 * SelectedImages}.
 *
 * @param selection by text; similarity terms that are not frozen are looked up, for each page anew
 * @param among only these images, null for all
 * @param after only ids beyond this one, null for the first page
 * @param limit how many at most, 1 to {@value #MOST}
 */
public record FindSelectedImages(
    SelectionSpec selection,
    long position,
    @Nullable List<String> among,
    @Nullable String after,
    int limit) {
  /** The most ids of one page. */
  public static final int MOST = 10_000;

  public FindSelectedImages {
    among = among == null ? null : List.copyOf(among);
  }

  /** By a text with nothing frozen. */
  public FindSelectedImages(
      String selection,
      long position,
      @Nullable List<String> among,
      @Nullable String after,
      int limit) {
    this(SelectionSpec.ofText(selection), position, among, after, limit);
  }
}
