package io.framelog.image.commands;

import io.framelog.image.Origin;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Replaces the caption (0-8,192 characters); empty clears it. */
public record ChangeCaption(
    @TargetAggregateIdentifier String imageId,
    String text,
    Origin origin,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
