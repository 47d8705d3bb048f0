package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * One image, now or as of a past position. Answer: {@link ImageAnswer}; unknown: {@code
 * image-not-found}.
 */
public record FindImage(String imageId, @Nullable Long asOf, @Nullable Long minPosition) {}
