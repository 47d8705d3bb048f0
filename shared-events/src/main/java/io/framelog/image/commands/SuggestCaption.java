package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Suggests a caption; a suggestion never overwrites anything. */
public record SuggestCaption(
    @TargetAggregateIdentifier String imageId,
    String text,
    double score,
    String model,
    String modelVersion)
    implements EnrichmentCommand {}
