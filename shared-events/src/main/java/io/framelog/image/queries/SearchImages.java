package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * A search by text, by example (an image, a crop or the bytes of a picture), or both, within a
 * filter of the selection language. Answer: {@link SearchAnswer}.
 */
public record SearchImages(
    @Nullable String text,
    @Nullable String negativeText,
    @Nullable String imageId,
    @Nullable String cropId,
    byte @Nullable [] image,
    @Nullable String filter,
    SearchMode mode,
    SearchScope scope,
    int limit,
    @Nullable Double minScore,
    @Nullable Long minPosition) {}
