package io.framelog.image.events;

import io.framelog.image.SuggestionKind;
import org.axonframework.serialization.Revision;

/**
 * A model's suggestion was rejected: the same version of the model does not suggest it again.
 *
 * @param value the tag, or the caption's text
 */
@Revision("1")
public record SuggestionRejected(
    String imageId,
    String suggestionId,
    SuggestionKind kind,
    String value,
    String model,
    String modelVersion)
    implements AnnotationEvent {}
