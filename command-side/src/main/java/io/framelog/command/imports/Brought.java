package io.framelog.command.imports;

import io.framelog.content.StoredImage;
import io.framelog.error.Rejection;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import java.util.List;

/** What became of an item's content. */
sealed interface Brought {
  ImportItem item();

  /** It is stored. */
  record Taken(ImportItem.Picture item, StoredImage stored) implements Brought {
    /** The command that registers it, with more tags for all. */
    RegisterImage command(List<String> tags, Origin origin) {
      Description known = item.description().tagged(tags);
      return new RegisterImage(
          stored.imageId(),
          stored.objectKey(),
          stored.sha256(),
          stored.mediaType(),
          stored.bytes(),
          stored.width(),
          stored.height(),
          known.sourceUrl(),
          known.caption(),
          known.tags(),
          known.actors(),
          known.metadata(),
          known.crops(),
          origin);
    }
  }

  /** It cannot be imported. */
  record Refused(ImportItem item, Rejection why) implements Brought {}
}
