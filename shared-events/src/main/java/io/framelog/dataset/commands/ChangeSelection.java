package io.framelog.dataset.commands;

import io.framelog.selection.SelectionSpec;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Replaces the selection; snapshots that were taken keep theirs. */
public record ChangeSelection(
    @TargetAggregateIdentifier String datasetId,
    SelectionSpec selection,
    @Nullable Long expectedVersion)
    implements DatasetCommand {
  /** On whatever version is there. */
  public ChangeSelection(String datasetId, SelectionSpec selection) {
    this(datasetId, selection, null);
  }
}
