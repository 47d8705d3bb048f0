package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Only what a model has suggested for this image can be accepted or rejected. */
final class SuggestionMustExist {
  private SuggestionMustExist() {}

  static Suggestion checked(String suggestionId, @Nullable Suggestion suggestion) {
    if (suggestion == null) {
      throw new CommandRejected(
          ErrorCode.SUGGESTION_NOT_FOUND,
          "The image has no suggestion " + FreeText.quoted(suggestionId));
    }
    return suggestion;
  }
}
