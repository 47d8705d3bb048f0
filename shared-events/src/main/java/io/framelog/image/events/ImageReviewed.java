package io.framelog.image.events;

import io.framelog.image.ReviewState;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Somebody reviewed the image as it was at the version before; only the last review counts. */
@Revision("1")
public record ImageReviewed(String imageId, ReviewState state, @Nullable String note)
    implements AnnotationEvent {}
