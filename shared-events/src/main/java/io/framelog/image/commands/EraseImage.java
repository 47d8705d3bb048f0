package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Erases all that was said about an image, from the log and from everything that follows it, for
 * good. Erasing again is a success without an event.
 *
 * @param reason why; it stays in the log, so it must not repeat what is erased
 */
public record EraseImage(
    @TargetAggregateIdentifier String imageId,
    @Nullable String reason,
    @Nullable Long expectedVersion)
    implements ImageCommand {}
