package io.framelog.image.events;

import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;

/** Top-level metadata keys now have these values; others are gone. */
@Revision("1")
public record MetadataEdited(String imageId, Map<String, Object> set, List<String> removed)
    implements AnnotationEvent {}
