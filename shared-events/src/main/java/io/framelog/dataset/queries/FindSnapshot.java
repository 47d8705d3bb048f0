package io.framelog.dataset.queries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot. With {@code waitForSeal} the answer is held back until it is sealed or the time is
 * up. Answer: {@link SnapshotView}; unknown: {@code snapshot-not-found}.
 */
public record FindSnapshot(
    String datasetName,
    String snapshotId,
    @Nullable Long minPosition,
    @Nullable Duration waitForSeal) {}
