package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/**
 * The next items of a snapshot in image-id order, beyond the cursor (an image id, null for the
 * start). Answer: {@link SnapshotItems}.
 */
public record FindSnapshotItems(
    String datasetName, String snapshotId, @Nullable String after, int limit) {}
