package io.framelog.image;

import org.jspecify.annotations.Nullable;

/** Where a crop lies and what it is called, at one version. */
public record CropState(Box box, @Nullable String label) {}
