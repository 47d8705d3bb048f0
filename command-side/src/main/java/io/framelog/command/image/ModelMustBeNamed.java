package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A model and its version are named by 1-128 visible characters each, without line breaks. */
final class ModelMustBeNamed {
  private static final int MAX_LENGTH = 128;

  private ModelMustBeNamed() {}

  static void check(String model, String modelVersion) {
    if (!isName(model) || !isName(modelVersion)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A model and its version have names of 1-" + MAX_LENGTH + " characters");
    }
  }

  static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= MAX_LENGTH
        && name.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
