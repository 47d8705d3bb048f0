package io.framelog.command.image;

import io.framelog.command.annotation.Annotations;
import io.framelog.image.Origin;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagSuggestion;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows when suggestions are accepted, by a person or by the deployment's policy. */
final class Acceptance {
  private Acceptance() {}

  /** A person accepts an open suggestion, whatever people have said before. */
  static List<AnnotationEvent> byPerson(
      String imageId, String suggestionId, Suggestion suggestion, Annotations annotations) {
    Origin origin = Origin.model(suggestion.model(), suggestion.modelVersion());
    String value = suggestion.value();
    AnnotationEvent fact =
        switch (suggestion.kind()) {
          case TAG -> {
            LabelsMustFitOnImage.check(LabelKind.TAG, annotations.tags().size() + 1);
            yield new TagsEdited(imageId, List.of(value), List.of(), origin);
          }
          case CAPTION -> new CaptionChanged(imageId, value, origin);
        };
    return List.of(
        new SuggestionAccepted(
            imageId,
            suggestionId,
            suggestion.kind(),
            value,
            suggestion.model(),
            suggestion.modelVersion(),
            false),
        fact);
  }

  /**
   * The tags that the policy accepts: of score {@code least} or more, best first as many as fit,
   * and none that a person has taken away or rejected.
   */
  static List<AnnotationEvent> byPolicy(
      TagsSuggested event, @Nullable Double least, Annotations annotations, Suggestions past) {
    if (least == null) {
      return List.of();
    }
    int room = LabelsMustFitOnImage.LIMIT - annotations.tags().size();
    List<TagSuggestion> accepted =
        event.tags().stream()
            .filter(tag -> tag.score() >= least)
            .filter(tag -> !past.arePeoplesNo(SuggestionKind.TAG, tag.tag()))
            .limit(room)
            .toList();
    if (accepted.isEmpty()) {
      return List.of();
    }
    List<AnnotationEvent> events = new ArrayList<>();
    for (TagSuggestion tag : accepted) {
      events.add(
          new SuggestionAccepted(
              event.imageId(),
              tag.suggestionId(),
              SuggestionKind.TAG,
              tag.tag(),
              event.model(),
              event.modelVersion(),
              true));
    }
    events.add(
        new TagsEdited(
            event.imageId(),
            accepted.stream().map(TagSuggestion::tag).sorted().toList(),
            List.of(),
            Origin.model(event.model(), event.modelVersion())));
    return events;
  }

  /**
   * The caption, if the policy accepts it: of score {@code least} or more, not rejected by a
   * person, and neither written over a person's caption nor where a person has cleared it.
   */
  static List<AnnotationEvent> byPolicy(
      CaptionSuggested event, @Nullable Double least, Annotations annotations, Suggestions past) {
    Origin author = annotations.captionOrigin();
    boolean accepted =
        least != null
            && event.score() >= least
            && (author == null || author.kind() == Origin.Kind.MODEL)
            && !annotations.caption().equals(event.text())
            && !past.arePeoplesNo(SuggestionKind.CAPTION, event.text());
    if (!accepted) {
      return List.of();
    }
    return List.of(
        new SuggestionAccepted(
            event.imageId(),
            event.suggestionId(),
            SuggestionKind.CAPTION,
            event.text(),
            event.model(),
            event.modelVersion(),
            true),
        new CaptionChanged(
            event.imageId(), event.text(), Origin.model(event.model(), event.modelVersion())));
  }
}
