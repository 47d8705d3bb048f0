package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/** All datasets by name. Answer: {@link DatasetList}. */
public record ListDatasets(@Nullable Long minPosition) {}
