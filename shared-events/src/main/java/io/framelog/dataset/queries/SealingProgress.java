package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/**
 * How far the sealing of a snapshot is; it begins anew when it has failed.
 *
 * @param items how many items were counted and digested
 * @param share how much of the space of image ids they cover, 0 to 1. Ids are hashes, so it is the
 *     share of the items, too, as nearly as a sample of them would tell; how many there are in all
 *     is known at the end
 * @param lastError why the last attempt failed; null when none has
 */
public record SealingProgress(long items, double share, @Nullable String lastError) {}
