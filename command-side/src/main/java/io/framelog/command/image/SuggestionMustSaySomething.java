package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A suggested caption is not blank: there would be nothing to accept. */
final class SuggestionMustSaySomething {
  private SuggestionMustSaySomething() {}

  static void check(String caption) {
    if (caption.isBlank()) {
      throw new CommandRejected(ErrorCode.CAPTION_INVALID, "A suggested caption is not blank");
    }
  }
}
