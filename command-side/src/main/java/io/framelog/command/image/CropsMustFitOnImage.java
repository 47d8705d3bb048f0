package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;

/** An image has at most 1,024 crops. */
final class CropsMustFitOnImage {
  static final int LIMIT = 1_024;

  private CropsMustFitOnImage() {}

  static void check(int count) {
    if (count > LIMIT) {
      throw new CommandRejected(
          ErrorCode.TOO_MANY_CROPS,
          "An image has at most " + LIMIT + " crops, this would be " + count,
          Map.of("limit", LIMIT));
    }
  }
}
