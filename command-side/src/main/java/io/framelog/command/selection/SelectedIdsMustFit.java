package io.framelog.command.selection;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.List;
import java.util.Map;

/** An explicit selection has at most 100,000 ids; more than that is a selection's text. */
final class SelectedIdsMustFit {
  static final int LIMIT = 100_000;

  private SelectedIdsMustFit() {}

  static void check(List<String> ids) {
    if (ids.size() > LIMIT) {
      throw new CommandRejected(
          ErrorCode.SELECTION_INVALID,
          "A selection has at most " + LIMIT + " ids, this one has " + ids.size(),
          Map.of("limit", LIMIT));
    }
  }
}
