package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A caption is well-formed text whose only control characters are line feed and tab. */
final class CaptionMustBePlainText {
  private CaptionMustBePlainText() {}

  static void check(String caption) {
    if (!FreeText.isPlain(caption)) {
      throw new CommandRejected(
          ErrorCode.TEXT_INVALID,
          "A caption has no control characters but line feed and tab, and no lone surrogates: "
              + FreeText.quoted(caption));
    }
  }
}
