package io.framelog.command.image;

import io.framelog.command.annotation.Annotations;
import io.framelog.image.SuggestionKind;
import io.framelog.image.events.SuggestionRejected;

/**
 * What one version of a model suggested, and what became of it.
 *
 * @param value the tag, or the caption's text
 */
record Suggestion(
    SuggestionKind kind, String value, String model, String modelVersion, State state) {
  enum State {
    OPEN,
    ACCEPTED,
    REJECTED,
    /** The model has proposed anew since, or people have said it themselves. */
    SUPERSEDED
  }

  Suggestion with(State next) {
    return new Suggestion(kind, value, model, modelVersion, next);
  }

  SuggestionRejected rejected(String imageId, String suggestionId) {
    return new SuggestionRejected(imageId, suggestionId, kind, value, model, modelVersion);
  }

  /** Whether the image has this tag or this caption already. */
  boolean holds(Annotations annotations) {
    return switch (kind) {
      case TAG -> annotations.tags().contains(value);
      case CAPTION -> annotations.caption().equals(value);
    };
  }
}
