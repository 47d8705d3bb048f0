package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * What happened to an image, oldest first, beyond a position (0 for all). Answer: {@link
 * HistoryPage}.
 */
public record FindImageHistory(String imageId, long after, int limit, @Nullable Long minPosition) {}
