package io.framelog.image.events;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The image was taken out of what people see. */
@Revision("1")
public record ImageRemoved(String imageId, @Nullable String reason) implements AnnotationEvent {}
