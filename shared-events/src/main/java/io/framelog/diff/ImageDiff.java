package io.framelog.diff;

import java.util.List;

/**
 * How an image differs.
 *
 * @param position the later of the two, which the answer is true at
 */
public record ImageDiff(
    String imageId, State from, State to, List<FieldChange> changes, long position) {
  /** The version that was true at the position. */
  public record State(long position, long version) {}
}
