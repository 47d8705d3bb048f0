package io.framelog.image.commands;

import io.framelog.image.EnrichmentKind;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for steps of enrichment to be done again. */
public record RequestEnrichment(
    @TargetAggregateIdentifier String imageId, List<EnrichmentKind> kinds)
    implements EnrichmentCommand {}
