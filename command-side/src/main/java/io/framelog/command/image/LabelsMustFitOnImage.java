package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import java.util.Map;

/** An image has at most 512 tags and at most 512 actors. */
final class LabelsMustFitOnImage {
  static final int LIMIT = 512;

  private LabelsMustFitOnImage() {}

  static void check(LabelKind kind, int count) {
    if (count > LIMIT) {
      throw new CommandRejected(
          kind.tooMany(),
          "An image has at most %d %ss, this would be %d".formatted(LIMIT, kind.noun(), count),
          Map.of("limit", LIMIT));
    }
  }
}
