package io.framelog.image.events;

import io.framelog.image.Origin;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Tags were really added and removed; both lists are sorted. */
@Revision("1")
public record TagsEdited(String imageId, List<String> added, List<String> removed, Origin origin)
    implements AnnotationEvent {}
