package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Turns an open suggestion down, for good as far as this version of the model goes. */
public record RejectSuggestion(
    @TargetAggregateIdentifier String imageId, String suggestionId, @Nullable Long expectedVersion)
    implements ImageCommand {}
