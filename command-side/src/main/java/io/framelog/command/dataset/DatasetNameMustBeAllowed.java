package io.framelog.command.dataset;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.regex.Pattern;

/** A dataset's name is 1-128 of a-z, 0-9, dot, underscore and hyphen; the first a-z or 0-9. */
final class DatasetNameMustBeAllowed {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

  private DatasetNameMustBeAllowed() {}

  static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new CommandRejected(
          ErrorCode.DATASET_NAME_INVALID,
          "A name is 1-128 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit, not "
              + FreeText.quoted(name));
    }
  }
}
