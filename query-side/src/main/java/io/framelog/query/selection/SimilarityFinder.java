package io.framelog.query.selection;

import io.framelog.error.QueryRejected;
import io.framelog.selection.Selection.Similarity;
import java.util.Optional;

/** Finds the images that similarity terms of one kind stand for. */
public interface SimilarityFinder {
  /**
   * What the term stands for, empty when it is of another kind.
   *
   * @throws QueryRejected {@code selection-unresolved}, {@code selection-too-broad}, {@code
   *     search-unavailable}, or {@code projection-behind}
   */
  Optional<SimilarImages> find(Similarity term, Lookup lookup);
}
