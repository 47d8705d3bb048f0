package io.framelog.image.commands;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Several edits of one image, in their order: all of them in one unit of the log, or none. */
public record EditImage(
    @TargetAggregateIdentifier String imageId,
    List<ImageEdit> edits,
    @Nullable Long expectedVersion)
    implements ImageCommand {
  public EditImage {
    edits = List.copyOf(edits);
  }
}
