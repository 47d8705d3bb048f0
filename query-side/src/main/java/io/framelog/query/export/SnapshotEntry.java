package io.framelog.query.export;

import io.framelog.dataset.queries.SnapshotItem;

/** What a snapshot holds at an id: an item, or that its content is withheld. */
sealed interface SnapshotEntry permits ExportItem, SnapshotEntry.Withheld {
  String imageId();

  /** An item that was retracted or erased: its leaf is all that is left of it. */
  record Withheld(String imageId) implements SnapshotEntry {}

  /** Reads a line of the item stream. */
  static SnapshotEntry read(SnapshotItem item) {
    ExportItem content = ExportItem.read(item.json());
    return content == null ? new Withheld(item.imageId()) : content;
  }
}
