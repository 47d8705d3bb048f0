package io.framelog.image.commands;

import io.framelog.image.EnrichmentKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives up one step of enrichment after its last attempt. {@code cropId} only for crop embeddings.
 */
public record AbandonEnrichment(
    @TargetAggregateIdentifier String imageId,
    EnrichmentKind kind,
    @Nullable String cropId,
    String reason,
    int attempts)
    implements EnrichmentCommand {}
