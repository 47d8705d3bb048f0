package io.framelog.dataset.commands;

import io.framelog.selection.SelectionSpec;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces the selection; snapshots that were taken keep theirs. */
public record ChangeSelection(@TargetAggregateIdentifier String datasetId, SelectionSpec selection)
    implements DatasetCommand {}
