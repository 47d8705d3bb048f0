package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Brings a removed image back. */
public record RestoreImage(
    @TargetAggregateIdentifier String imageId, @Nullable Long expectedVersion)
    implements ImageCommand {}
