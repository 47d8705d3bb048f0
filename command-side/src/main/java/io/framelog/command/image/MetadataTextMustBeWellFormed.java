package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A text inside metadata has no U+0000 and no lone surrogate; other control characters may be. */
final class MetadataTextMustBeWellFormed {
  private MetadataTextMustBeWellFormed() {}

  static void check(String text) {
    if (!FreeText.isWellFormed(text)) {
      throw new CommandRejected(
          ErrorCode.METADATA_INVALID,
          "A metadata text has U+0000 or a lone surrogate: " + FreeText.quoted(text));
    }
  }
}
