package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * What one event meant for a selection.
 *
 * @param position that of the event
 * @param version the image's version after it
 * @param type the event's, for instance {@code TagsEdited}
 * @param actor who did it; null where the read model does not say, as of an erasure
 */
public record SelectionChange(
    long position, Kind kind, String imageId, long version, String type, @Nullable String actor) {
  /** What happened to the image. */
  public enum Kind {
    /** It was not selected before the event and is after it. */
    ENTERED,
    /** It was selected before the event and is not after it; it may have been removed or erased. */
    LEFT,
    /** It was selected and is, in another version. */
    CHANGED
  }
}
