package io.framelog.dataset.commands;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a retraction: the dataset gives the images out again. Those that are not retracted stay
 * so.
 *
 * @param imageIds 1-10,000
 * @param reason 1-512 characters
 */
public record ReinstateImages(
    @TargetAggregateIdentifier String datasetId,
    List<String> imageIds,
    String reason,
    @Nullable Long expectedVersion)
    implements DatasetCommand {}
