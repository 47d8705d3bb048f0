package io.framelog.image.events;

import io.framelog.image.Origin;
import org.axonframework.serialization.Revision;

/** The caption is now this text; empty means that there is none. */
@Revision("1")
public record CaptionChanged(String imageId, String text, Origin origin)
    implements AnnotationEvent {}
