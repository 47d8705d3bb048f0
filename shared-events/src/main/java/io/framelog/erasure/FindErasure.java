package io.framelog.erasure;

import org.jspecify.annotations.Nullable;

/**
 * How far the erasure of an image is, and where the image was before. Answer: {@link ErasureView};
 * an image that was not erased: {@code erasure-not-found}.
 */
public record FindErasure(String imageId, @Nullable Long minPosition) {}
