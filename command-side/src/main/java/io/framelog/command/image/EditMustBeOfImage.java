package io.framelog.command.image;

import io.framelog.command.annotation.LoggedEdit;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Only annotation events of the image itself can be undone. */
final class EditMustBeOfImage {
  private EditMustBeOfImage() {}

  static void check(Set<Long> positions, List<LoggedEdit> history) {
    TreeSet<Long> strange = new TreeSet<>(positions);
    history.forEach(edit -> strange.remove(edit.position()));
    if (!strange.isEmpty()) {
      throw new CommandRejected(
          ErrorCode.EDIT_NOT_FOUND,
          "There is no edit of this image at position " + strange.first(),
          Map.of("position", strange.first()));
    }
  }
}
