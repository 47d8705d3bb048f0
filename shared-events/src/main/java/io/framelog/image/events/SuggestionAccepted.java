package io.framelog.image.events;

import io.framelog.image.SuggestionKind;
import org.axonframework.serialization.Revision;

/**
 * A model's suggestion was accepted. What it says is a {@link TagsEdited} or {@link CaptionChanged}
 * of the same unit, with the model as its origin.
 *
 * @param value the tag, or the caption's text
 * @param automatic accepted for its score by the deployment's policy, by nobody
 */
@Revision("1")
public record SuggestionAccepted(
    String imageId,
    String suggestionId,
    SuggestionKind kind,
    String value,
    String model,
    String modelVersion,
    boolean automatic)
    implements AnnotationEvent {}
