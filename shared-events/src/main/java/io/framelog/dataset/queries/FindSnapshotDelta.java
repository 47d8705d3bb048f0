package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/**
 * What makes the items of one sealed snapshot out of those of another one of the dataset: an item
 * for each that is new or has another leaf, {@code {"id", "removed": true}} for each that is gone.
 * Items that are not given out whole any more are told by their bare leaf, whether they differ or
 * not. In image-id order beyond the cursor. Answer: {@link SnapshotItems}, whose pages may hold
 * fewer lines than {@code limit}, even none, and yet not be the last; and more when many items are
 * not given out.
 *
 * @param since the snapshot whose items are there
 */
public record FindSnapshotDelta(
    String datasetName, String snapshotId, String since, @Nullable String after, int limit) {}
