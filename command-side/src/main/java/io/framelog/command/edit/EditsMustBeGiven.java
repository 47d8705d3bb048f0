package io.framelog.command.edit;

import io.framelog.edit.EditImages;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.commands.ImageEdit;
import java.util.List;
import java.util.Map;

/** A bulk edit has at least one edit and at most 100. */
final class EditsMustBeGiven {
  private EditsMustBeGiven() {}

  static void check(List<ImageEdit> edits) {
    if (edits.isEmpty() || edits.size() > EditImages.MOST_EDITS) {
      throw new CommandRejected(
          ErrorCode.EDITS_INVALID,
          "There must be 1 to %d edits, not %d".formatted(EditImages.MOST_EDITS, edits.size()),
          Map.of("limit", EditImages.MOST_EDITS));
    }
  }
}
