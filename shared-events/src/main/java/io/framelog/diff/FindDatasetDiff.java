package io.framelog.diff;

import org.jspecify.annotations.Nullable;

/**
 * How a dataset differs between two ends: a snapshot is compared as of its own position with its
 * own selection, a position with the dataset's present selection. The ends may stand in any order.
 * Answer: {@link DiffPage}; refused with {@code dataset-not-found}, {@code snapshot-not-found},
 * {@code snapshot-not-sealed}, {@code position-beyond-head}.
 *
 * @param to null for now
 * @param after the cursor (an image id), null for the start
 * @param limit 1 to {@link DiffPage#MAX_LIMIT}
 */
public record FindDatasetDiff(
    String datasetName, DiffEnd from, @Nullable DiffEnd to, @Nullable String after, int limit) {}
