package io.framelog.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an image differs.
 *
 * @param changes of an image that both sides have and that is not withheld, at least one
 * @param withheld why its content is not told, null when nothing stands against it
 */
public record ImageChange(
    String imageId, Kind kind, List<FieldChange> changes, @Nullable Withholding withheld) {
  /** Which of the sides have it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }
}
