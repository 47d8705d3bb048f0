package io.framelog.image.events;

import io.framelog.image.Box;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A crop was added. */
@Revision("1")
public record CropAdded(String imageId, String cropId, Box box, @Nullable String label)
    implements AnnotationEvent {}
