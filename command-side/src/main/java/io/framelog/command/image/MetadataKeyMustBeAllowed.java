package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A metadata key, at every level, has 1-128 characters, no U+0000 and no lone surrogate. */
final class MetadataKeyMustBeAllowed {
  static final int MAX_LENGTH = 128;

  private MetadataKeyMustBeAllowed() {}

  static void check(String key) {
    if (key.isEmpty() || key.length() > MAX_LENGTH || !FreeText.isWellFormed(key)) {
      throw new CommandRejected(
          ErrorCode.METADATA_INVALID,
          "The metadata key %s is not 1-%d characters of well-formed text"
              .formatted(FreeText.quoted(key), MAX_LENGTH));
    }
  }
}
