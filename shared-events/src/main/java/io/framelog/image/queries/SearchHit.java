package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/** One result. {@code score} is in 0..1, comparable within one answer only. */
public record SearchHit(
    String imageId, @Nullable String cropId, double score, ImageDocument image) {}
