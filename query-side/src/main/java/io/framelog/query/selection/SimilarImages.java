package io.framelog.query.selection;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.selection.Selection.Similarity;
import io.framelog.selection.SelectionText;
import io.framelog.selection.Similarities;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a similarity term stands for.
 *
 * @param imageIds at most {@link Similarities#MOST_IMAGES}
 * @param position the position up to which all are found
 */
public record SimilarImages(List<String> imageIds, long position) {
  /**
   * @throws QueryRejected {@code selection-too-broad}
   */
  public static void requireFew(Similarity term, Collection<String> found) {
    if (found.size() > Similarities.MOST_IMAGES) {
      throw tooBroad(term);
    }
  }

  public static QueryRejected tooBroad(Similarity term) {
    return new QueryRejected(
        ErrorCode.SELECTION_TOO_BROAD,
        "%s stands for more than %,d images"
            .formatted(SelectionText.of(term), Similarities.MOST_IMAGES),
        Map.of("term", SelectionText.of(term), "limit", Similarities.MOST_IMAGES));
  }

  public static QueryRejected unresolved(Similarity term, String why) {
    return new QueryRejected(
        ErrorCode.SELECTION_UNRESOLVED, why, Map.of("term", SelectionText.of(term)));
  }
}
