package io.framelog.dataset.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the dataset as of a position of the log; without one, as of the head. The snapshot's id
 * derives from the command id.
 */
public record TakeSnapshot(
    @TargetAggregateIdentifier String datasetId,
    @Nullable String name,
    @Nullable Long position,
    @Nullable Long expectedVersion)
    implements DatasetCommand {
  /** On whatever version is there. */
  public TakeSnapshot(String datasetId, @Nullable String name, @Nullable Long position) {
    this(datasetId, name, position, null);
  }
}
