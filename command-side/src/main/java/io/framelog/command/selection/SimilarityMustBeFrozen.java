package io.framelog.command.selection;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.selection.FrozenTerm;
import io.framelog.selection.Selection.Similarity;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.SelectionText;
import io.framelog.selection.Similarities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is taken down for ever says which images its similarity terms stand for. A decision cannot
 * look them up: they come with the command.
 */
public final class SimilarityMustBeFrozen {
  /** Among the properties of the refusal: the text whose terms are to be looked up. */
  public static final String SELECTION = "selection";

  private SimilarityMustBeFrozen() {}

  /** The selection with those of the terms that it has, each once and in its order. */
  public static SelectionSpec check(SelectionSpec selection, List<FrozenTerm> terms) {
    String text = selection.text();
    if (text == null) {
      return selection;
    }
    List<FrozenTerm> needed = new ArrayList<>();
    for (Similarity term : Similarities.in(SelectionParser.parse(text))) {
      needed.add(
          terms.stream()
              .filter(frozen -> frozen.isOf(term))
              .findFirst()
              .orElseThrow(() -> missing(text, term)));
    }
    return selection.frozen(needed);
  }

  private static CommandRejected missing(String selection, Similarity term) {
    return new CommandRejected(
        ErrorCode.SELECTION_NOT_FROZEN,
        "Nobody has looked up yet what %s stands for".formatted(SelectionText.of(term)),
        Map.of(SELECTION, selection));
  }
}
