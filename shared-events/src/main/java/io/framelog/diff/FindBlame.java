package io.framelog.diff;

import org.jspecify.annotations.Nullable;

/**
 * Who made each fact about an image what it is, now or as of a past position. Answer: {@link
 * Blame}; unknown: {@code image-not-found}.
 */
public record FindBlame(String imageId, @Nullable Long asOf, @Nullable Long minPosition) {}
