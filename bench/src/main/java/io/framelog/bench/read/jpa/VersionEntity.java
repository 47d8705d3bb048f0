package io.framelog.bench.read.jpa;

import io.framelog.image.Crop;
import io.framelog.query.image.CanonicalItem;
import io.framelog.query.text.Words;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A row like one of {@code image_version}. */
@Entity
@Table(name = JpaImages.VERSION)
@IdClass(VersionEntity.Key.class)
class VersionEntity {
  static final long OPEN = Long.MAX_VALUE;

  /** An item's salt; a constant, where the real projection derives one. */
  private static final byte[] SALT = new byte[16];

  record Key(UUID imageId, long validFrom) implements Serializable {}

  @Id UUID imageId;
  @Id long validFrom;
  long version;
  long validTo = OPEN;
  String eventType;
  String actor;
  Instant recordedAt;
  String caption;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Nullable String captionOrigin;

  String[] captionWords;
  String[] tags;
  String[] actors;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  String metadata;

  @Nullable String review;
  boolean removed;
  byte[] itemSalt;
  byte[] itemHash;

  @SuppressWarnings("NullAway.Init") // JPA fills it
  VersionEntity() {}

  VersionEntity(ImageEntity image, List<Crop> crops, String eventType, String actor) {
    imageId = image.imageId;
    validFrom = image.updatedPosition;
    version = image.version;
    this.eventType = eventType;
    this.actor = actor;
    recordedAt = image.updatedAt;
    caption = image.caption;
    captionOrigin = image.captionOrigin;
    captionWords = Words.of(image.caption).stream().distinct().toArray(String[]::new);
    tags = image.tags;
    actors = image.actors;
    metadata = image.metadata;
    review = image.review;
    removed = image.removed;
    itemSalt = SALT;
    itemHash =
        new CanonicalItem(
                imageId.toString(),
                image.sha256,
                image.mediaType,
                image.width,
                image.height,
                caption,
                List.of(tags),
                List.of(actors),
                CanonicalItem.canonicalMetadata(metadata),
                crops,
                review)
            .hash(SALT);
  }
}
