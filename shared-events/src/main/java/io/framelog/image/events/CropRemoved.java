package io.framelog.image.events;

import org.axonframework.serialization.Revision;

/** A crop was removed. */
@Revision("1")
public record CropRemoved(String imageId, String cropId) implements AnnotationEvent {}
