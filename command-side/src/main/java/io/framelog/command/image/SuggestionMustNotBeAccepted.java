package io.framelog.command.image;

import io.framelog.command.image.Suggestion.State;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** What was accepted is not rejected later: it is an annotation now, to be edited as such. */
final class SuggestionMustNotBeAccepted {
  private SuggestionMustNotBeAccepted() {}

  static void check(Suggestion suggestion) {
    if (suggestion.state() == State.ACCEPTED) {
      throw new CommandRejected(
          ErrorCode.SUGGESTION_ACCEPTED, "The suggestion was accepted; edit the image instead");
    }
  }
}
