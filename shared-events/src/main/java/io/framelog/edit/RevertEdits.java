package io.framelog.edit;

import io.framelog.selection.SelectionSpec;
import org.jspecify.annotations.Nullable;

/**
 * Submits a job of kind {@value #KIND} that undoes somebody's edits, image by image, by further
 * events: afterwards each image is as its history without these edits makes it. The outcome's
 * {@code ids} hold the {@code jobId}, by which the revert itself can be reverted.
 *
 * @param fromPosition the first position that may be undone, from 1
 * @param toPosition the last one; null, and what is beyond it, means the head of this moment
 * @param selection only images that it selects at this moment; null for all
 */
public record RevertEdits(
    EditsBy by, long fromPosition, @Nullable Long toPosition, @Nullable SelectionSpec selection) {
  public static final String KIND = "revert";

  /** The same within another selection. */
  public RevertEdits within(@Nullable SelectionSpec other) {
    return new RevertEdits(by, fromPosition, toPosition, other);
  }
}
