package io.framelog.diff;

import org.jspecify.annotations.Nullable;

/** One end of a comparison as it is asked for: a position, or a dataset's snapshot; not both. */
public record DiffEnd(@Nullable Long position, @Nullable String snapshotId) {
  public DiffEnd {
    if ((position == null) == (snapshotId == null)) {
      throw new IllegalArgumentException("an end is either a position or a snapshot");
    }
  }

  public static DiffEnd at(long position) {
    return new DiffEnd(position, null);
  }

  public static DiffEnd of(String snapshotId) {
    return new DiffEnd(null, snapshotId);
  }
}
