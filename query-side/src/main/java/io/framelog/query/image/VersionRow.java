package io.framelog.query.image;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of {@code image_version} that a batch makes; it may be superseded in the same batch. */
final class VersionRow {
  /** The open end of a range of positions. */
  static final long OPEN = Long.MAX_VALUE;

  final String imageId;
  final long version;
  final long validFrom;
  final String eventType;
  final String actor;
  final Instant recordedAt;
  final String caption;
  final @Nullable String captionOrigin;

  /** Each word of the caption once, folded and stemmed. */
  final List<String> captionWords;

  final List<String> tags;
  final List<String> actors;
  final ItemMetadata metadata;
  final @Nullable String review;
  final boolean removed;
  final byte[] itemSalt;
  final byte[] itemHash;
  long validTo = OPEN;

  VersionRow(
      ImageState state,
      long validFrom,
      String eventType,
      String actor,
      Instant recordedAt,
      byte[] itemSalt) {
    this.imageId = state.registration.imageId();
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
    this.itemSalt = itemSalt;
    this.itemHash = state.item().hash(itemSalt);
  }
}
