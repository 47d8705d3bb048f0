package io.framelog.image.commands;

import io.framelog.image.Box;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Moves or renames a crop. */
public record AdjustCrop(
    @TargetAggregateIdentifier String imageId,
    String cropId,
    Box box,
    @Nullable String label,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
