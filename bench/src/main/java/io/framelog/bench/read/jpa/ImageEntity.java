package io.framelog.bench.read.jpa;

import io.framelog.image.events.ImageRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A row like one of {@code image}. */
@Entity
@Table(name = JpaImages.IMAGE)
class ImageEntity {
  @Id UUID imageId;
  String objectKey;
  String sha256;
  String mediaType;
  long bytes;
  int width;
  int height;
  @Nullable String sourceUrl;
  String caption = "";

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Nullable String captionOrigin;

  String[] tags = {};
  String[] actors = {};

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  String metadata = "{}";

  @Nullable String review;
  boolean removed;
  @Nullable String fingerprint;
  long version;
  long sequence;
  long position;
  Instant createdAt;
  Instant updatedAt;
  long createdPosition;
  long updatedPosition;
  boolean erased;

  @SuppressWarnings("NullAway.Init") // JPA fills it
  ImageEntity() {}

  ImageEntity(ImageRegistered event, Instant at, long position) {
    imageId = UUID.fromString(event.imageId());
    objectKey = event.objectKey();
    sha256 = event.sha256();
    mediaType = event.mediaType();
    bytes = event.bytes();
    width = event.width();
    height = event.height();
    sourceUrl = event.sourceUrl();
    tags = event.tags().toArray(String[]::new);
    actors = event.actors().toArray(String[]::new);
    metadata(event.metadata());
    createdAt = at;
    updatedAt = at;
    createdPosition = position;
    updatedPosition = position;
  }

  void metadata(Map<String, Object> members) {
    metadata = JsonMapper.shared().writeValueAsString(members);
  }
}
