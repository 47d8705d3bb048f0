package io.framelog.image;

import org.jspecify.annotations.Nullable;

/** A crop to be added; without an id the server derives one from the command id. */
public record NewCrop(Box box, @Nullable String label, @Nullable String cropId) {}
