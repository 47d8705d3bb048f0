package io.framelog.image.events;

import org.axonframework.serialization.Revision;

/** A model proposed a caption. */
@Revision("1")
public record CaptionSuggested(
    String imageId,
    String suggestionId,
    String text,
    double score,
    String model,
    String modelVersion)
    implements EnrichmentEvent {}
