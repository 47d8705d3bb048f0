package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.commands.RegisterImages;

/** One transaction of the log takes a bounded number of images. */
final class BulkSizeMustBeAllowed {
  private BulkSizeMustBeAllowed() {}

  static void check(int images) {
    if (images < 1 || images > RegisterImages.LIMIT) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "%d images; one command registers 1 to %d".formatted(images, RegisterImages.LIMIT));
    }
  }
}
