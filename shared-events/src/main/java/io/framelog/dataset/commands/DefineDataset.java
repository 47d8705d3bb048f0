package io.framelog.dataset.commands;

import io.framelog.selection.SelectionSpec;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Defines a dataset. Its id is derived from its name; the same definition again is a success
 * without an event.
 */
public record DefineDataset(
    @TargetAggregateIdentifier String datasetId, String name, SelectionSpec selection)
    implements DatasetCommand {}
