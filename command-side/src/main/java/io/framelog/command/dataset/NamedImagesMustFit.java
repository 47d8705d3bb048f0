package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.List;
import java.util.Map;

/** A retraction or its correction names 1-10,000 images at once. */
final class NamedImagesMustFit {
  static final int LIMIT = 10_000;

  private NamedImagesMustFit() {}

  static void check(List<String> imageIds) {
    if (imageIds.isEmpty() || imageIds.size() > LIMIT) {
      throw new CommandRejected(
          ErrorCode.IMAGE_IDS_INVALID,
          "1 to " + LIMIT + " images are named at once, not " + imageIds.size(),
          Map.of("limit", LIMIT));
    }
  }
}
