package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Makes an open suggestion a fact, with the model that suggested it as its origin. */
public record AcceptSuggestion(
    @TargetAggregateIdentifier String imageId, String suggestionId, @Nullable Long expectedVersion)
    implements ImageCommand {}
