package io.framelog.image.commands;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Applies a JSON merge patch (RFC 7396) to the metadata: a null value removes the key. */
public record EditMetadata(
    @TargetAggregateIdentifier String imageId,
    Map<String, @Nullable Object> patch,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
