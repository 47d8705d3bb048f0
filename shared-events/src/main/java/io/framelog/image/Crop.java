package io.framelog.image;

import org.jspecify.annotations.Nullable;

/** A region of an image with an optional label (1-128 characters). */
public record Crop(String cropId, Box box, @Nullable String label) {}
