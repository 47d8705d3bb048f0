package io.framelog.image.queries;

import io.framelog.image.Box;
import org.jspecify.annotations.Nullable;

/** A crop as people see it. */
public record CropView(String id, Box box, @Nullable String label) {}
