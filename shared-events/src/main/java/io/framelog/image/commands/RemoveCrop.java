package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Removes a crop. */
public record RemoveCrop(
    @TargetAggregateIdentifier String imageId, String cropId, @Nullable Long expectedVersion)
    implements ImageCommand {}
