package io.framelog.image.events;

/** What machines derived from an image: these never change its version. */
public sealed interface EnrichmentEvent extends ImageEvent
    permits CaptionSuggested,
        EmbeddingRecorded,
        EnrichmentAbandoned,
        EnrichmentRequested,
        FingerprintRecorded,
        TagsSuggested,
        ThumbnailsRecorded {}
