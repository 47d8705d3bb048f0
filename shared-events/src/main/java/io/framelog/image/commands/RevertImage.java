package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Brings caption, tags, actors, metadata and crops back to what they were at a version, by further
 * events. Reviews and decisions on suggestions are opinions of their time and stay.
 *
 * @param toVersion from 1 to the current version; the image was not removed then
 */
public record RevertImage(
    @TargetAggregateIdentifier String imageId, long toVersion, @Nullable Long expectedVersion)
    implements ImageCommand {}
