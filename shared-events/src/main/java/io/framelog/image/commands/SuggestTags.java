package io.framelog.image.commands;

import io.framelog.image.TagScore;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Suggests tags; those that the image has already are left out. An empty list says that the model
 * had nothing to suggest.
 */
public record SuggestTags(
    @TargetAggregateIdentifier String imageId,
    List<TagScore> tags,
    String model,
    String modelVersion)
    implements EnrichmentCommand {}
