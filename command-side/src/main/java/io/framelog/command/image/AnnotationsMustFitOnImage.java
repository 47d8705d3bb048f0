package io.framelog.command.image;

import io.framelog.command.annotation.Annotations;
import io.framelog.command.annotation.EditRevert;

/**
 * What an undo leaves keeps the limits of an image, each with its own rejection: later edits may
 * have used the room that an undone one had made. What it only makes less is always allowed.
 */
final class AnnotationsMustFitOnImage {
  private AnnotationsMustFitOnImage() {}

  static void check(EditRevert revert) {
    Annotations before = revert.before();
    Annotations after = revert.after();
    if (after.tags().size() > before.tags().size()) {
      LabelsMustFitOnImage.check(LabelKind.TAG, after.tags().size());
    }
    if (after.actors().size() > before.actors().size()) {
      LabelsMustFitOnImage.check(LabelKind.ACTOR, after.actors().size());
    }
    if (after.crops().count() > before.crops().count()) {
      CropsMustFitOnImage.check(after.crops().count());
    }
    if (!after.metadata().equals(before.metadata())) {
      MetadataMustFit.check(after.metadata());
    }
  }
}
