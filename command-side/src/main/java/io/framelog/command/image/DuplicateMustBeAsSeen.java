package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who says which version of a group's image they saw is refused when it is not the current one. */
final class DuplicateMustBeAsSeen {
  private DuplicateMustBeAsSeen() {}

  static void check(String imageId, @Nullable Long expected, long current) {
    if (expected != null && expected != current) {
      throw new CommandRejected(
          ErrorCode.STALE_VERSION,
          "Version %d of image %s was expected, the current one is %d"
              .formatted(expected, imageId, current),
          Map.of("imageId", imageId, "currentVersion", current, "expectedVersion", expected));
    }
  }
}
