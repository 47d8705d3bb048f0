package io.framelog.diff;

import io.framelog.selection.SelectionSpec;
import org.jspecify.annotations.Nullable;

/**
 * One end of a comparison as it was made: what the selection selects as of the position.
 *
 * @param snapshotId the snapshot that both are of, if it is one
 */
public record DiffSide(long position, SelectionSpec selection, @Nullable String snapshotId) {}
