package io.framelog.bench.read.jpa;

import io.framelog.image.Crop;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.MetadataKeys;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Images, their versions and their crops, kept by Hibernate. It does less than the real projection:
 * no suggestions, steps of enrichment, vectors, thumbnails, orders or erasures.
 */
public final class JpaImages {
  /** The table that stands beside {@code image}. */
  public static final String IMAGE = "jpa_image";

  /** The table that stands beside {@code image_version}. */
  public static final String VERSION = "jpa_image_version";

  /** The table that stands beside {@code crop_version}. */
  public static final String CROP = "jpa_crop_version";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<TreeMap<String, Object>> MEMBERS = new TypeReference<>() {};

  private final EntityManager entities;

  JpaImages(EntityManager entities) {
    this.entities = entities;
  }

  @EventHandler
  void on(
      AnnotationEvent event,
      @SequenceNumber long sequence,
      TrackingToken token,
      EventMessage<?> message,
      @MetaDataValue(MetadataKeys.ACTOR) String actor) {
    long position = token.position().orElseThrow();
    ImageEntity image = image(event, message.getTimestamp(), position);
    change(image, event, position);
    image.version++;
    image.sequence = sequence;
    image.position = position;
    image.updatedAt = message.getTimestamp();
    image.updatedPosition = position;
    openVersions(image.imageId).forEach(version -> version.validTo = position);
    entities.persist(
        new VersionEntity(
            image,
            openCrops(image.imageId).stream().map(CropEntity::crop).toList(),
            event.getClass().getSimpleName(),
            actor));
  }

  @EventHandler
  void on(EnrichmentEvent event, @SequenceNumber long sequence, TrackingToken token) {
    ImageEntity image = find(event.imageId());
    image.sequence = sequence;
    image.position = token.position().orElseThrow();
    if (event instanceof FingerprintRecorded e) {
      image.fingerprint = e.value();
    }
  }

  private ImageEntity image(AnnotationEvent event, Instant at, long position) {
    if (event instanceof ImageRegistered registered) {
      ImageEntity image = new ImageEntity(registered, at, position);
      entities.persist(image);
      return image;
    }
    return find(event.imageId());
  }

  private void change(ImageEntity image, AnnotationEvent event, long position) {
    switch (event) {
      case ImageRegistered e -> {
        caption(image, e.caption() == null ? "" : e.caption(), e.origin());
        for (Crop crop : e.crops()) {
          entities.persist(
              new CropEntity(e.imageId(), crop.cropId(), crop.box(), crop.label(), position));
        }
      }
      case TagsEdited e -> image.tags = edited(image.tags, e.added(), e.removed());
      case ActorsEdited e -> image.actors = edited(image.actors, e.added(), e.removed());
      case CaptionChanged e -> caption(image, e.text(), e.origin());
      case MetadataEdited e -> {
        Map<String, Object> members = JSON.readValue(image.metadata, MEMBERS);
        members.putAll(e.set());
        members.keySet().removeAll(e.removed());
        image.metadata(members);
      }
      case CropAdded e ->
          entities.persist(new CropEntity(e.imageId(), e.cropId(), e.box(), e.label(), position));
      case CropAdjusted e -> {
        close(image, e.cropId(), position);
        entities.persist(
            new CropEntity(e.imageId(), e.cropId(), e.to().box(), e.to().label(), position));
      }
      case CropRemoved e -> close(image, e.cropId(), position);
      case ImageRemoved e -> image.removed = true;
      case ImageRestored e -> image.removed = false;
      case ImageReviewed e -> image.review = e.state().name();
      case ImageErased e -> image.erased = true;
      case SuggestionAccepted e -> {}
      case SuggestionRejected e -> {}
    }
  }

  private static void caption(ImageEntity image, String text, Origin origin) {
    image.caption = text;
    image.captionOrigin = text.isEmpty() ? null : JSON.writeValueAsString(origin);
  }

  private static String[] edited(String[] current, List<String> added, List<String> removed) {
    TreeSet<String> after = new TreeSet<>(List.of(current));
    removed.forEach(after::remove);
    after.addAll(added);
    return after.toArray(String[]::new);
  }

  private void close(ImageEntity image, String cropId, long position) {
    openCrops(image.imageId).stream()
        .filter(crop -> crop.cropId.toString().equals(cropId))
        .forEach(crop -> crop.validTo = position);
  }

  private ImageEntity find(String imageId) {
    ImageEntity image = entities.find(ImageEntity.class, UUID.fromString(imageId));
    if (image == null) {
      throw new IllegalStateException("no image " + imageId);
    }
    return image;
  }

  private List<VersionEntity> openVersions(UUID imageId) {
    return entities
        .createQuery(
            "from VersionEntity where imageId = :id and validTo = :open order by validFrom desc",
            VersionEntity.class)
        .setParameter("id", imageId)
        .setParameter("open", VersionEntity.OPEN)
        .getResultList();
  }

  private List<CropEntity> openCrops(UUID imageId) {
    return entities
        .createQuery("from CropEntity where imageId = :id and validTo = :open", CropEntity.class)
        .setParameter("id", imageId)
        .setParameter("open", VersionEntity.OPEN)
        .getResultList();
  }
}
