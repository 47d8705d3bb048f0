package io.framelog.image.events;

import io.framelog.image.EmbeddingSubject;
import org.axonframework.serialization.Revision;

/** The vector of a subject exists; its bytes are kept outside the log under this digest. */
@Revision("1")
public record EmbeddingRecorded(
    String imageId,
    EmbeddingSubject subject,
    String model,
    String modelVersion,
    int dimension,
    String sha256)
    implements EnrichmentEvent {}
