package io.framelog.command.selection;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSyntaxException;
import java.util.Map;

/** A selection's text follows the grammar and is well-formed. */
final class SelectionMustBeReadable {
  private SelectionMustBeReadable() {}

  static void check(String text) {
    if (!FreeText.isWellFormed(text)) {
      throw new CommandRejected(
          ErrorCode.SELECTION_INVALID,
          "The selection has U+0000 or a lone surrogate: " + FreeText.quoted(text));
    }
    try {
      SelectionParser.parse(text);
    } catch (SelectionSyntaxException e) {
      throw new CommandRejected(
          e.code(), String.valueOf(e.getMessage()), Map.of("column", e.column()));
    }
  }
}
