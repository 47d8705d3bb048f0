package io.framelog.image.events;

import io.framelog.image.EmbeddingSubject;
import io.framelog.image.VectorRef;
import org.axonframework.serialization.Revision;

/** The vector of a subject exists; its bytes are kept outside the log. */
@Revision("2")
public record EmbeddingRecorded(String imageId, EmbeddingSubject subject, VectorRef vector)
    implements EnrichmentEvent {}
