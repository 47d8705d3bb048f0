package io.framelog.query.selection;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.SelectionSyntaxException;
import io.framelog.selection.SelectionText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the selections of queries. */
public final class Selections {
  private Selections() {}

  /**
   * The selection that the text says, everything when there is none.
   *
   * @throws QueryRejected {@code selection-invalid} with the column
   */
  public static Selection parse(@Nullable String text) {
    return read(SelectionSpec.ofText(text == null ? "" : text));
  }

  /**
   * What a selection by text says, with what is frozen of it.
   *
   * @throws QueryRejected {@code selection-invalid} with the column
   */
  public static Selection read(SelectionSpec selection) {
    try {
      return selection.read();
    } catch (SelectionSyntaxException e) {
      throw new QueryRejected(
          e.code(), String.valueOf(e.getMessage()), Map.of("column", e.column()));
    }
  }

  /** For whoever makes conditions of selections and has not looked up what is similar. */
  static QueryRejected unresolved(Selection.Similarity term) {
    return new QueryRejected(
        ErrorCode.SELECTION_UNSUPPORTED,
        "'%s' cannot be selected by here".formatted(SelectionText.of(term)));
  }
}
