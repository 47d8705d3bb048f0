package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/**
 * One dataset by name, with its snapshots. Answer: {@link DatasetView}; unknown: {@code
 * dataset-not-found}.
 */
public record FindDataset(String name, @Nullable Long minPosition) {}
