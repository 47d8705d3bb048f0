package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Collection;

/** Who resolves a group of duplicates keeps one of its images. */
final class KeptImageMustBeInGroup {
  private KeptImageMustBeInGroup() {}

  static void check(String keptImageId, Collection<String> group) {
    if (!group.contains(keptImageId)) {
      throw new CommandRejected(
          ErrorCode.KEPT_IMAGE_NOT_IN_GROUP,
          "Image " + keptImageId + " is not in the group; keep one of " + group);
    }
  }
}
