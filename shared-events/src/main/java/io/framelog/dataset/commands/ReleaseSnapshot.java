package io.framelog.dataset.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a sealed snapshot a tag that people can cite. A tag names one snapshot for ever; a snapshot
 * may have several.
 *
 * @param tag 1-64 of letters, digits, '.', '_', '-' and '+', beginning with a letter or digit
 */
public record ReleaseSnapshot(
    @TargetAggregateIdentifier String datasetId,
    String snapshotId,
    String tag,
    @Nullable Long expectedVersion)
    implements DatasetCommand {}
