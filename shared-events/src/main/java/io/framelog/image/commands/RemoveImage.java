package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Removes the image from what people see; the log and the bytes stay. */
public record RemoveImage(
    @TargetAggregateIdentifier String imageId,
    @Nullable String reason,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
