package io.framelog.image.commands;

import io.framelog.image.EmbeddingSubject;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records that the vector of a subject exists; ignored when the subject has changed meanwhile.
 * {@code sha256} is the digest of the vector's bytes (float32, little endian).
 */
public record RecordEmbedding(
    @TargetAggregateIdentifier String imageId,
    EmbeddingSubject subject,
    String model,
    String modelVersion,
    int dimension,
    String sha256)
    implements EnrichmentCommand {}
