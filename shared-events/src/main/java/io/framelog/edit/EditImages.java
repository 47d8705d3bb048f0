package io.framelog.edit;

import io.framelog.image.commands.ImageEdit;
import io.framelog.selection.SelectionSpec;
import java.util.List;

/**
 * Submits a job of kind {@value #KIND} that edits many images; the outcome's {@code ids} hold the
 * {@code jobId}. The selection is what it selects at the head of this moment. All edits of one
 * image are one unit of the log, in their order, or none of them is; an image for which nothing
 * changes is skipped.
 *
 * @param edits 1 to {@value #MOST_EDITS}
 */
public record EditImages(SelectionSpec selection, List<ImageEdit> edits) {
  public static final String KIND = "edit";

  /** The most edits of one command. */
  public static final int MOST_EDITS = 100;

  public EditImages {
    edits = List.copyOf(edits);
  }
}
