package io.framelog.query.diff;

import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Thing;
import io.framelog.selection.SelectionSpec;

/** Whether an image can enter or leave a selection without a new version of it. */
final class VersionedSelection {
  private VersionedSelection() {}

  /** Whether it cannot, so that only images with new versions have to be looked at. */
  static boolean isDecidedByVersions(SelectionSpec spec) {
    return spec.text() == null || !spec.read().names(VersionedSelection::changesWithoutVersion);
  }

  /** A vector is a machine's, which is no version. */
  private static boolean changesWithoutVersion(Selection term) {
    return term instanceof Selection.Has has && has.thing() == Thing.EMBEDDING;
  }
}
