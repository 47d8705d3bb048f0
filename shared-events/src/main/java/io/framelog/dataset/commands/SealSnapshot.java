package io.framelog.dataset.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records what a snapshot holds: the count of its items and the Merkle root over them
 * (hexadecimal).
 */
public record SealSnapshot(
    @TargetAggregateIdentifier String datasetId, String snapshotId, long count, String root)
    implements DatasetCommand {}
