package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A reviewer's note is plain text of at most 1,024 characters; a blank one is none. */
final class ReviewNoteMustBeShortText {
  private static final int LIMIT = 1_024;

  private ReviewNoteMustBeShortText() {}

  static @Nullable String checked(@Nullable String note) {
    if (note == null || note.isBlank()) {
      return null;
    }
    if (note.length() > LIMIT || !FreeText.isPlain(note)) {
      throw new CommandRejected(
          ErrorCode.REVIEW_NOTE_INVALID,
          "A note has at most "
              + LIMIT
              + " characters and no control characters: "
              + FreeText.quoted(note));
    }
    return note;
  }
}
