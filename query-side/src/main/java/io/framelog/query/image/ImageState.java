package io.framelog.query.image;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One image while a batch is folded: what the tables hold, plus the batch's events so far. Lists
 * are replaced, never changed, because rows keep them.
 */
final class ImageState {
  final Registration registration;

  /** Whether the tables hold nothing of it yet. */
  final boolean isNew;

  private String caption = "";
  private @Nullable String captionOrigin;
  private CaptionWords captionWords = new CaptionWords("");
  List<String> tags = List.of();
  List<String> actors = List.of();
  ItemMetadata metadata = ItemMetadata.of(Map.of());
  @Nullable String review;
  boolean removed;
  @Nullable String fingerprint;
  long version;
  long sequence;
  long position;
  Instant updatedAt;

  /** Of the last annotation event. */
  long updatedPosition;

  /** The open crops by id. */
  final Map<String, CropRow> crops = new TreeMap<>();

  /** Where the stored open row of {@code image_version} begins; 0 when there is none to close. */
  long storedVersionFrom;

  /** The open row of {@code image_version} that this batch made. */
  @Nullable VersionRow newVersion;

  /** The open suggestions by id; only loaded when the batch may change them. */
  Map<String, Suggestion> suggestions = new LinkedHashMap<>();

  boolean suggestionsChanged;

  ImageState(Registration registration, boolean isNew) {
    this.registration = registration;
    this.isNew = isNew;
    this.updatedAt = registration.createdAt();
    this.updatedPosition = registration.position();
  }

  String imageId() {
    return registration.imageId();
  }

  String caption() {
    return caption;
  }

  /** An Origin as JSON; null when there is no caption. */
  @Nullable String captionOrigin() {
    return captionOrigin;
  }

  void caption(String text, @Nullable String origin) {
    caption = text;
    captionOrigin = origin;
    captionWords = new CaptionWords(text);
  }

  /** Computed when first asked for; the same object until the caption changes. */
  CaptionWords captionWords() {
    return captionWords;
  }

  /** All that was said about it is gone. */
  void erase() {
    caption("", null);
    tags = List.of();
    actors = List.of();
    metadata = ItemMetadata.of(Map.of());
    review = null;
    fingerprint = null;
    removed = true;
    crops.clear();
    suggestions.clear();
    suggestionsChanged = true;
  }
}
