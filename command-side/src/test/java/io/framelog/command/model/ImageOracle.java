package io.framelog.command.model;

import io.framelog.command.model.ModelSystem.At;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagSuggestion;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the model test believes of one image, kept whole for every version. */
final class ImageOracle {
  /** A suggestion; {@code fate} is "open", "accepted", "rejected" or "closed". */
  record Proposal(
      SuggestionKind kind, String value, String model, String modelVersion, String fate) {
    Proposal now(String next) {
      return new Proposal(kind, value, model, modelVersion, next);
    }
  }

  final String imageId;

  /** The state at version 1, 2, ... */
  final List<Said> versions = new ArrayList<>();

  /** The annotation events, the registration first. */
  final List<At> edits = new ArrayList<>();

  final Map<String, Proposal> proposals = new TreeMap<>();
  final Set<String> takenAway = new HashSet<>();
  final Set<String> cropsEverRemoved = new HashSet<>();

  /** What each model said last, by kind and model. */
  final Map<String, String> lastWords = new HashMap<>();

  /** Who cleared the caption, or wrote it; null when there never was one. */
  Origin.@Nullable Kind captionBy;

  @Nullable ReviewState review;
  @Nullable String note;
  boolean editedSinceReview = true;
  @Nullable String lastEditor;
  long position;

  ImageOracle(String imageId) {
    this.imageId = imageId;
  }

  Said now() {
    return versions.getLast();
  }

  long version() {
    return versions.size();
  }

  /** The image's history without some of its edits. */
  Said without(Set<Long> positions) {
    Said said = Said.NOTHING;
    for (At edit : edits) {
      if (!positions.contains(edit.position())) {
        said = said.after(edit.event());
      }
    }
    return said;
  }

  boolean peopleSaidNo(SuggestionKind kind, String value) {
    boolean rejected =
        proposals.values().stream()
            .anyMatch(
                p -> p.fate().equals("rejected") && p.kind() == kind && p.value().equals(value));
    return rejected || (kind == SuggestionKind.TAG && takenAway.contains(value));
  }

  void on(At at, String actor) {
    position = at.position();
    switch (at.event()) {
      case TagsSuggested e -> {
        close(SuggestionKind.TAG, e.model(), null);
        for (TagSuggestion tag : e.tags()) {
          propose(tag.suggestionId(), SuggestionKind.TAG, tag.tag(), e.model(), e.modelVersion());
        }
      }
      case CaptionSuggested e -> {
        close(SuggestionKind.CAPTION, e.model(), null);
        propose(e.suggestionId(), SuggestionKind.CAPTION, e.text(), e.model(), e.modelVersion());
      }
      case AnnotationEvent e -> annotated(at, e, actor);
      default -> throw new IllegalStateException("the model test does not ask for " + at);
    }
  }

  private void annotated(At at, AnnotationEvent event, String actor) {
    edits.add(at);
    versions.add((versions.isEmpty() ? Said.NOTHING : now()).after(event));
    boolean byPerson = true;
    editedSinceReview = true;
    if (event instanceof ImageReviewed e) {
      review = e.state();
      note = e.note();
      editedSinceReview = false;
      byPerson = false;
    } else if (event instanceof SuggestionAccepted e) {
      proposals.computeIfPresent(e.suggestionId(), (id, p) -> p.now("accepted"));
      byPerson = !e.automatic();
    } else if (event instanceof SuggestionRejected e) {
      proposals.computeIfPresent(e.suggestionId(), (id, p) -> p.now("rejected"));
    } else if (event instanceof TagsEdited e) {
      byPerson = e.origin().kind() != Origin.Kind.MODEL;
      if (byPerson) {
        takenAway.addAll(e.removed());
      }
      takenAway.removeAll(e.added());
      e.added().forEach(tag -> close(SuggestionKind.TAG, null, tag));
    } else if (event instanceof CaptionChanged e) {
      captionBy = e.origin().kind();
      byPerson = captionBy != Origin.Kind.MODEL;
      close(SuggestionKind.CAPTION, null, e.text());
    } else if (event instanceof CropRemoved e) {
      cropsEverRemoved.add(e.cropId());
    }
    if (byPerson) {
      lastEditor = actor;
    }
  }

  private void propose(
      String id, SuggestionKind kind, String value, String model, String modelVersion) {
    boolean said =
        kind == SuggestionKind.TAG ? now().tags().contains(value) : now().caption().equals(value);
    proposals.put(id, new Proposal(kind, value, model, modelVersion, said ? "closed" : "open"));
  }

  /** Closes what is open of a model, or with a value. */
  private void close(SuggestionKind kind, @Nullable String model, @Nullable String value) {
    proposals.replaceAll(
        (id, p) ->
            p.fate().equals("open")
                    && p.kind() == kind
                    && (model == null || p.model().equals(model))
                    && (value == null || p.value().equals(value))
                ? p.now("closed")
                : p);
  }
}
