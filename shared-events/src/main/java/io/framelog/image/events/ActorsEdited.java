package io.framelog.image.events;

import java.util.List;
import org.axonframework.serialization.Revision;

/** Actors were really added and removed; both lists are sorted. */
@Revision("1")
public record ActorsEdited(String imageId, List<String> added, List<String> removed)
    implements AnnotationEvent {}
