package io.framelog.command.image;

import io.framelog.command.image.Suggestion.State;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A suggestion is decided on while it is open: not after newer proposals or people's edits. */
final class SuggestionMustBeOpen {
  private SuggestionMustBeOpen() {}

  static void check(Suggestion suggestion) {
    if (suggestion.state() != State.OPEN) {
      throw new CommandRejected(
          ErrorCode.SUGGESTION_SUPERSEDED,
          "The suggestion is no longer open: the model has proposed anew, or people have edited");
    }
  }
}
