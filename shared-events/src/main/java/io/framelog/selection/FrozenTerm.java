package io.framelog.selection;

import io.framelog.selection.Selection.Similarity;
import java.util.List;

/**
 * Which images a similarity term stood for when it was looked up.
 *
 * @param term its compact text
 * @param imageIds sorted, each once
 */
public record FrozenTerm(String term, List<String> imageIds) {
  public FrozenTerm {
    imageIds = imageIds.stream().distinct().sorted().toList();
  }

  public static FrozenTerm of(Similarity term, List<String> imageIds) {
    return new FrozenTerm(SelectionText.of(term), imageIds);
  }

  /** Whether this is what the term stood for. */
  public boolean isOf(Similarity similarity) {
    return SelectionParser.parse(term).equals(similarity);
  }
}
