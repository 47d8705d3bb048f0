package io.framelog.image.commands;

import io.framelog.image.Box;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Adds a crop; without an id the server derives one from the command id. */
public record AddCrop(
    @TargetAggregateIdentifier String imageId,
    Box box,
    @Nullable String label,
    @Nullable String cropId,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
