package io.framelog.image.events;

import io.framelog.image.Thumbnail;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The reduced pictures exist. */
@Revision("1")
public record ThumbnailsRecorded(String imageId, List<Thumbnail> thumbnails)
    implements EnrichmentEvent {}
