package io.framelog.command.dataset;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.regex.Pattern;

/**
 * A tag is 1-64 of A-Z, a-z, 0-9, dot, underscore, hyphen and plus; the first a letter or digit.
 */
final class ReleaseTagMustBeAllowed {
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

  private ReleaseTagMustBeAllowed() {}

  static void check(String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw new CommandRejected(
          ErrorCode.RELEASE_TAG_INVALID,
          "A tag is 1-64 of letters, digits, '.', '_', '-' and '+', beginning with a letter or"
              + " digit, not "
              + FreeText.quoted(tag));
    }
  }
}
