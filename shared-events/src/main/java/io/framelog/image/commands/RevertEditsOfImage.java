package io.framelog.image.commands;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Undoes some of an image's edits by further events: afterwards the image is as its history without
 * them makes it. Later edits stay; the outcome's {@code ids} name, as {@code dependents}, the
 * positions of those that touched the same facts, comma-separated.
 *
 * @param positions of annotation events of this image, in any order; the registration, reviews and
 *     decisions on suggestions may be among them and are never undone
 */
public record RevertEditsOfImage(
    @TargetAggregateIdentifier String imageId,
    List<Long> positions,
    @Nullable Long expectedVersion)
    implements ImageCommand {
  public RevertEditsOfImage {
    positions = List.copyOf(positions);
  }
}
