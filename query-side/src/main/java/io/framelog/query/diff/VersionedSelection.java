package io.framelog.query.diff;

import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Thing;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSpec;

/** Whether an image can enter or leave a selection without a new version of it. */
final class VersionedSelection {
  private VersionedSelection() {}

  /** Whether it cannot, so that only images with new versions have to be looked at. */
  static boolean isDecidedByVersions(SelectionSpec spec) {
    return spec.text() == null || isDecidedByVersions(SelectionParser.parse(spec.text()));
  }

  private static boolean isDecidedByVersions(Selection selection) {
    return switch (selection) {
      case Selection.Has has -> has.thing() != Thing.EMBEDDING; // a machine's, which is no version
      case Selection.And and ->
          and.parts().stream().allMatch(VersionedSelection::isDecidedByVersions);
      case Selection.Or or -> or.parts().stream().allMatch(VersionedSelection::isDecidedByVersions);
      case Selection.Not not -> isDecidedByVersions(not.part());
      case Selection.Everything ignored -> true;
      case Selection.Tag ignored -> true;
      case Selection.Actor ignored -> true;
      case Selection.CaptionWords ignored -> true;
      case Selection.Metadata ignored -> true;
      case Selection.Number ignored -> true;
      case Selection.CropLabel ignored -> true;
      case Selection.CropOverlaps ignored -> true;
      case Selection.Review ignored -> true;
      case Selection.By ignored -> true;
      case Selection.At ignored -> true;
      case Selection.MediaType ignored -> true;
      case Selection.Id ignored -> true;
      case Selection.Removed ignored -> true;
    };
  }
}
