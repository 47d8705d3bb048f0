package io.framelog.image.commands;

import io.framelog.image.ReviewState;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Says what a reviewer thinks of the image as it is now. The note has 1-1,024 characters. */
public record ReviewImage(
    @TargetAggregateIdentifier String imageId,
    ReviewState state,
    @Nullable String note,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
