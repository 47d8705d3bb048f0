package io.framelog.query.selection;

import io.framelog.error.QueryRejected;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the selections of queries. */
public final class Selections {
  private Selections() {}

  /**
   * The selection that the text says, everything when there is none.
   *
   * @throws QueryRejected {@code selection-invalid} or {@code selection-unsupported} with the
   *     column
   */
  public static Selection parse(@Nullable String text) {
    try {
      return SelectionParser.parse(text == null ? "" : text);
    } catch (SelectionSyntaxException e) {
      throw new QueryRejected(
          e.code(), String.valueOf(e.getMessage()), Map.of("column", e.column()));
    }
  }
}
