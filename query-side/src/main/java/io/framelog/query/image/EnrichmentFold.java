package io.framelog.query.image;

import io.framelog.identity.Sha256;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.EnrichmentState;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What machines derive from an image, and which of it annotations make out of date. */
final class EnrichmentFold {
  private static final List<EnrichmentKind> ALWAYS =
      List.of(
          EnrichmentKind.THUMBNAILS,
          EnrichmentKind.FINGERPRINT,
          EnrichmentKind.EMBEDDING,
          EnrichmentKind.TAGS,
          EnrichmentKind.CAPTION);

  private final ImageRows rows;
  private final StepRows steps;
  private final EmbeddingRows embeddings;

  EnrichmentFold(ImageRows rows) {
    this.rows = rows;
    this.steps = rows.steps;
    this.embeddings = rows.embeddings;
  }

  void fold(ImageState image, EnrichmentEvent event) {
    switch (event) {
      case ThumbnailsRecorded e -> {
        rows.thumbnails.put(image.imageId(), e.thumbnails());
        steps.set(image, EnrichmentKind.THUMBNAILS, "", EnrichmentState.DONE, null);
      }
      case FingerprintRecorded e -> {
        image.fingerprint = e.value();
        steps.set(image, EnrichmentKind.FINGERPRINT, "", EnrichmentState.DONE, null);
      }
      case EmbeddingRecorded e -> embedded(image, e);
      case TagsSuggested e -> {
        tagsSuggested(image, e);
        steps.set(image, EnrichmentKind.TAGS, "", EnrichmentState.DONE, null);
      }
      case CaptionSuggested e -> {
        captionSuggested(image, e);
        steps.set(image, EnrichmentKind.CAPTION, "", EnrichmentState.DONE, null);
      }
      case EnrichmentRequested e -> e.kinds().forEach(kind -> pending(image, kind));
      case EnrichmentAbandoned e -> abandoned(image, e);
    }
  }

  void registered(ImageState image) {
    ALWAYS.forEach(kind -> pending(image, kind));
    pending(image, EnrichmentKind.CAPTION_EMBEDDING);
    pending(image, EnrichmentKind.CROP_EMBEDDING);
  }

  /** The step is to be done (again), if it applies to the image. */
  private void pending(ImageState image, EnrichmentKind kind) {
    switch (kind) {
      case CROP_EMBEDDING -> image.crops.keySet().forEach(crop -> pending(image, kind, crop));
      case CAPTION_EMBEDDING -> {
        if (!image.caption().isEmpty()) {
          pending(image, kind, "");
        }
      }
      case THUMBNAILS, FINGERPRINT, EMBEDDING, TAGS, CAPTION -> pending(image, kind, "");
    }
  }

  private void pending(ImageState image, EnrichmentKind kind, String subject) {
    steps.set(image, kind, subject, EnrichmentState.PENDING, null);
  }

  void captionChanged(ImageState image) {
    embeddings.remove(image, EmbeddingSubject.Kind.CAPTION, "");
    if (image.caption().isEmpty()) {
      steps.remove(image, EnrichmentKind.CAPTION_EMBEDDING, "");
    } else {
      pending(image, EnrichmentKind.CAPTION_EMBEDDING, "");
    }
    closeSuggestions(
        image,
        open -> open.kind().equals(Suggestion.CAPTION) && open.value().equals(image.caption()));
  }

  void tagsAdded(ImageState image, List<String> added) {
    closeSuggestions(
        image, open -> open.kind().equals(Suggestion.TAG) && added.contains(open.value()));
  }

  void suggestionDecided(ImageState image, String suggestionId) {
    closeSuggestions(image, open -> open.suggestionId().equals(suggestionId));
  }

  void cropAdded(ImageState image, String cropId) {
    pending(image, EnrichmentKind.CROP_EMBEDDING, cropId);
  }

  void cropMoved(ImageState image, String cropId) {
    embeddings.remove(image, EmbeddingSubject.Kind.CROP, cropId);
    pending(image, EnrichmentKind.CROP_EMBEDDING, cropId);
  }

  void cropRemoved(ImageState image, String cropId) {
    embeddings.remove(image, EmbeddingSubject.Kind.CROP, cropId);
    steps.remove(image, EnrichmentKind.CROP_EMBEDDING, cropId);
  }

  private void embedded(ImageState image, EmbeddingRecorded event) {
    EmbeddingSubject subject = event.subject();
    if (!isCurrent(image, subject)) {
      return;
    }
    String cropId = subject.cropId() == null ? "" : subject.cropId();
    embeddings.put(image, subject.kind(), cropId, event);
    EnrichmentKind kind =
        switch (subject.kind()) {
          case IMAGE -> EnrichmentKind.EMBEDDING;
          case CAPTION -> EnrichmentKind.CAPTION_EMBEDDING;
          case CROP -> EnrichmentKind.CROP_EMBEDDING;
        };
    steps.set(image, kind, cropId, EnrichmentState.DONE, null);
  }

  /** Whether what was embedded is still there: the same caption, the same box. */
  private static boolean isCurrent(ImageState image, EmbeddingSubject subject) {
    return switch (subject.kind()) {
      case IMAGE -> true;
      case CAPTION ->
          !image.caption().isEmpty() && Sha256.hex(image.caption()).equals(subject.textSha256());
      case CROP -> {
        CropRow crop = crop(image, subject.cropId());
        yield crop != null && crop.box.equals(subject.box());
      }
    };
  }

  private static @Nullable CropRow crop(ImageState image, @Nullable String cropId) {
    return cropId == null ? null : image.crops.get(cropId);
  }

  private void abandoned(ImageState image, EnrichmentAbandoned event) {
    String subject = event.cropId() == null ? "" : event.cropId();
    boolean applies =
        switch (event.kind()) {
          case CROP_EMBEDDING -> image.crops.containsKey(subject);
          case CAPTION_EMBEDDING -> !image.caption().isEmpty();
          case THUMBNAILS, FINGERPRINT, EMBEDDING, TAGS, CAPTION -> true;
        };
    if (applies) {
      steps.set(image, event.kind(), subject, EnrichmentState.ABANDONED, event.reason());
    }
  }

  private static void tagsSuggested(ImageState image, TagsSuggested event) {
    closeSuggestions(
        image, open -> open.kind().equals(Suggestion.TAG) && open.model().equals(event.model()));
    event.tags().stream()
        .filter(tag -> !image.tags.contains(tag.tag()))
        .map(
            tag ->
                new Suggestion(
                    tag.suggestionId(),
                    Suggestion.TAG,
                    tag.tag(),
                    tag.score(),
                    event.model(),
                    event.modelVersion()))
        .forEach(suggestion -> open(image, suggestion));
  }

  private static void captionSuggested(ImageState image, CaptionSuggested event) {
    closeSuggestions(
        image,
        open -> open.kind().equals(Suggestion.CAPTION) && open.model().equals(event.model()));
    if (!event.text().equals(image.caption())) {
      open(
          image,
          new Suggestion(
              event.suggestionId(),
              Suggestion.CAPTION,
              event.text(),
              event.score(),
              event.model(),
              event.modelVersion()));
    }
  }

  private static void open(ImageState image, Suggestion suggestion) {
    image.suggestions.put(suggestion.suggestionId(), suggestion);
    image.suggestionsChanged = true;
  }

  private static void closeSuggestions(ImageState image, Predicate<Suggestion> which) {
    if (image.suggestions.values().removeIf(which)) {
      image.suggestionsChanged = true;
    }
  }
}
