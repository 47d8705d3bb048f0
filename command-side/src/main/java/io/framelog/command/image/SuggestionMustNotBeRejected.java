package io.framelog.command.image;

import io.framelog.command.image.Suggestion.State;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** What was rejected is not accepted later: whoever has changed their mind says it themselves. */
final class SuggestionMustNotBeRejected {
  private SuggestionMustNotBeRejected() {}

  static void check(Suggestion suggestion) {
    if (suggestion.state() == State.REJECTED) {
      throw new CommandRejected(
          ErrorCode.SUGGESTION_REJECTED, "The suggestion was rejected and stays so");
    }
  }
}
