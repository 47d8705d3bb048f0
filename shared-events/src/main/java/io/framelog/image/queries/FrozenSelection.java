package io.framelog.image.queries;

import io.framelog.selection.FrozenTerm;
import java.util.List;

/** The similarity terms of a selection with what they stand for, none if it has none. */
public record FrozenSelection(List<FrozenTerm> terms) {
  public FrozenSelection {
    terms = List.copyOf(terms);
  }
}
