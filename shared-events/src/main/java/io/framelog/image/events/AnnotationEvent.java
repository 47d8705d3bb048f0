package io.framelog.image.events;

/** What people (or imports) said about an image: each one counts up the image's version. */
public sealed interface AnnotationEvent extends ImageEvent
    permits ActorsEdited,
        CaptionChanged,
        CropAdded,
        CropAdjusted,
        CropRemoved,
        ImageRegistered,
        ImageRemoved,
        ImageRestored,
        ImageReviewed,
        MetadataEdited,
        SuggestionAccepted,
        SuggestionRejected,
        TagsEdited {}
