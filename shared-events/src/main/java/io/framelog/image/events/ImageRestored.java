package io.framelog.image.events;

import org.axonframework.serialization.Revision;

/** A removed image came back. */
@Revision("1")
public record ImageRestored(String imageId) implements AnnotationEvent {}
