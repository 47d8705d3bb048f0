package io.framelog.dataset.queries;

import org.jspecify.annotations.Nullable;

/**
 * The images that a dataset no longer gives out, beyond the cursor (an image id, null for the
 * start), at most {@code limit} (1-1,000). Answer: {@link RetractionPage}.
 */
public record FindRetractions(
    String datasetName, @Nullable String after, int limit, @Nullable Long minPosition) {}
