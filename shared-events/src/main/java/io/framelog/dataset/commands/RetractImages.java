package io.framelog.dataset.commands;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes images down: whatever the dataset gives out of any of its snapshots leaves them out from
 * now on and says so. The snapshots stay as they were sealed. Images that no snapshot holds (yet)
 * may be named; those that are retracted already stay so.
 *
 * @param imageIds 1-10,000
 * @param reason 1-512 characters
 */
public record RetractImages(
    @TargetAggregateIdentifier String datasetId,
    List<String> imageIds,
    String reason,
    @Nullable Long expectedVersion)
    implements DatasetCommand {}
