package io.framelog.edit;

import io.framelog.image.commands.ImageEdit;
import io.framelog.selection.SelectionSpec;
import java.util.List;

/**
 * Asks what {@link EditImages} would do now: an {@link EditPreview}. Refused as the command would
 * be. Writes nothing.
 *
 * @param actor who would act
 */
public record PreviewEdits(SelectionSpec selection, List<ImageEdit> edits, String actor) {
  public PreviewEdits {
    edits = List.copyOf(edits);
  }
}
