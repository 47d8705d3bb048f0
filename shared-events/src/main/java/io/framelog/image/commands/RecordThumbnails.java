package io.framelog.image.commands;

import io.framelog.image.Thumbnail;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records the reduced pictures of an image. */
public record RecordThumbnails(
    @TargetAggregateIdentifier String imageId, List<Thumbnail> thumbnails)
    implements EnrichmentCommand {}
