package io.framelog.command.image;

import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;

/** One unit of the log takes a bounded number of images; a larger group is resolved in parts. */
final class DuplicateGroupMustBeSmall {
  private DuplicateGroupMustBeSmall() {}

  static void check(int images) {
    if (images > ResolveDuplicates.LIMIT) {
      throw new CommandRejected(
          ErrorCode.DUPLICATE_GROUP_TOO_LARGE,
          "A group of more than %d images is not resolved at once; remove some of them first"
              .formatted(ResolveDuplicates.LIMIT),
          Map.of("limit", ResolveDuplicates.LIMIT));
    }
  }
}
