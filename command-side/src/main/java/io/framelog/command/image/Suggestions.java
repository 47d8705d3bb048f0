package io.framelog.command.image;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.command.annotation.Annotations;
import io.framelog.command.image.Suggestion.State;
import io.framelog.image.Origin;
import io.framelog.image.SuggestionKind;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that models have suggested for an image. An id names one value of one model version,
 * so that what was rejected is known again when it is proposed again.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Suggestions {
  private SortedMap<String, Suggestion> known = new TreeMap<>();

  /** The tags that a person took off the image and nobody has put back. */
  private SortedSet<String> takenAway = new TreeSet<>();

  @Nullable Suggestion find(String suggestionId) {
    return known.get(suggestionId);
  }

  boolean wereRejected(String suggestionId) {
    Suggestion suggestion = known.get(suggestionId);
    return suggestion != null && suggestion.state() == State.REJECTED;
  }

  /** Whether a person has turned this down, whichever model proposed it, or taken it away. */
  boolean arePeoplesNo(SuggestionKind kind, String value) {
    return (kind == SuggestionKind.TAG && takenAway.contains(value))
        || known.values().stream()
            .anyMatch(
                s -> s.state() == State.REJECTED && s.kind() == kind && s.value().equals(value));
  }

  /** Takes in what a model proposes; {@code annotations} as they are then. */
  void on(EnrichmentEvent event, Annotations annotations) {
    if (event instanceof TagsSuggested e) {
      supersede(s -> s.kind() == SuggestionKind.TAG && s.model().equals(e.model()));
      e.tags()
          .forEach(
              tag ->
                  put(
                      tag.suggestionId(),
                      SuggestionKind.TAG,
                      tag.tag(),
                      e.model(),
                      e.modelVersion(),
                      annotations));
    } else if (event instanceof CaptionSuggested e) {
      supersede(s -> s.kind() == SuggestionKind.CAPTION && s.model().equals(e.model()));
      put(
          e.suggestionId(),
          SuggestionKind.CAPTION,
          e.text(),
          e.model(),
          e.modelVersion(),
          annotations);
    }
  }

  /** Takes in what people decide, on suggestions or past them. */
  void on(AnnotationEvent event) {
    if (event instanceof SuggestionAccepted e) {
      known.computeIfPresent(e.suggestionId(), (id, s) -> s.with(State.ACCEPTED));
    } else if (event instanceof SuggestionRejected e) {
      known.computeIfPresent(e.suggestionId(), (id, s) -> s.with(State.REJECTED));
    } else if (event instanceof TagsEdited e) {
      if (e.origin().kind() != Origin.Kind.MODEL) {
        takenAway.addAll(e.removed());
      }
      e.added().forEach(takenAway::remove);
      supersede(s -> s.kind() == SuggestionKind.TAG && e.added().contains(s.value()));
    } else if (event instanceof CaptionChanged e) {
      supersede(s -> s.kind() == SuggestionKind.CAPTION && s.value().equals(e.text()));
    }
  }

  private void put(
      String id,
      SuggestionKind kind,
      String value,
      String model,
      String modelVersion,
      Annotations annotations) {
    Suggestion open = new Suggestion(kind, value, model, modelVersion, State.OPEN);
    known.put(id, open.holds(annotations) ? open.with(State.SUPERSEDED) : open);
  }

  private void supersede(Predicate<Suggestion> which) {
    known.replaceAll(
        (id, s) -> s.state() == State.OPEN && which.test(s) ? s.with(State.SUPERSEDED) : s);
  }
}
