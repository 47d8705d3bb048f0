package io.framelog.image.events;

import io.framelog.image.CropState;
import org.axonframework.serialization.Revision;

/** A crop was moved or renamed. */
@Revision("1")
public record CropAdjusted(String imageId, String cropId, CropState from, CropState to)
    implements AnnotationEvent {}
