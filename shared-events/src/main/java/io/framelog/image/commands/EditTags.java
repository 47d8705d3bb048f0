package io.framelog.image.commands;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Adds and removes tags; only what really changes becomes an event. */
public record EditTags(
    @TargetAggregateIdentifier String imageId,
    List<String> add,
    List<String> remove,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
