package io.framelog.command.dataset;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images are named by their ids: canonical lower-case UUIDs. */
final class NamedImagesMustBeUuids {
  private NamedImagesMustBeUuids() {}

  static void check(List<String> imageIds) {
    for (@Nullable String id : imageIds) {
      if (id == null || !Identities.isUuid(id)) {
        throw new CommandRejected(
            ErrorCode.IMAGE_IDS_INVALID,
            "An image id is a lower-case UUID, not " + FreeText.quoted(String.valueOf(id)));
      }
    }
  }
}
