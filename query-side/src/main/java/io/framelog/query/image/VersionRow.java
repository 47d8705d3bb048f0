package io.framelog.query.image;

import io.framelog.image.Crop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code image_version} that a batch makes; it may be superseded in the same batch. What
 * takes long to compute is left to {@link #complete}, which needs nothing that the fold goes on
 * changing.
 */
final class VersionRow {
  /** The open end of a range of positions. */
  static final long OPEN = Long.MAX_VALUE;

  /** What {@link #complete} computes. */
  record Computed(List<String> captionWords, byte[] itemSalt, byte[] itemHash) {}

  private final Registration registration;
  private final List<Crop> crops;
  private final CaptionWords captionWords;
  private final byte[] eventSalt;
  private @Nullable Computed computed;

  final long version;
  final long validFrom;
  final String eventType;
  final String actor;
  final Instant recordedAt;
  final String caption;
  final @Nullable String captionOrigin;

  final List<String> tags;
  final List<String> actors;
  final ItemMetadata metadata;
  final @Nullable String review;
  final boolean removed;
  long validTo = OPEN;

  VersionRow(
      ImageState state,
      long validFrom,
      String eventType,
      String actor,
      Instant recordedAt,
      byte[] eventSalt) {
    this.registration = state.registration;
    this.crops = new ArrayList<>(state.crops.size());
    state.crops.values().forEach(c -> crops.add(new Crop(c.cropId, c.box, c.label)));
    this.eventSalt = eventSalt;
    this.version = state.version;
    this.validFrom = validFrom;
    this.eventType = eventType;
    this.actor = actor;
    this.recordedAt = recordedAt;
    this.caption = state.caption();
    this.captionOrigin = state.captionOrigin();
    this.captionWords = state.captionWords();
    this.tags = state.tags;
    this.actors = state.actors;
    this.metadata = state.metadata;
    this.review = state.review;
    this.removed = state.removed;
  }

  String imageId() {
    return registration.imageId();
  }

  /** Once, by any one thread. */
  void complete(ItemSalts salts) {
    byte[] itemSalt = salts.of(eventSalt);
    CanonicalItem item =
        new CanonicalItem(
            registration.imageId(),
            registration.sha256(),
            registration.mediaType(),
            registration.width(),
            registration.height(),
            caption,
            tags,
            actors,
            metadata.canonical(),
            crops,
            review);
    computed = new Computed(captionWords.get(), itemSalt, item.hash(itemSalt));
  }

  Computed computed() {
    return Objects.requireNonNull(computed, "not completed");
  }
}
