package io.framelog.command.selection;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explicit selection is a list of image ids: canonical lower-case UUIDs. */
final class SelectedIdsMustBeUuids {
  private SelectedIdsMustBeUuids() {}

  static void check(List<String> ids) {
    for (@Nullable String id : ids) {
      if (id == null || !Identities.isUuid(id)) {
        throw new CommandRejected(
            ErrorCode.SELECTION_INVALID,
            "An image id is a lower-case UUID, not " + FreeText.quoted(String.valueOf(id)));
      }
    }
  }
}
