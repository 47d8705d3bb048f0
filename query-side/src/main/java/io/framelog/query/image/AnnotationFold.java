package io.framelog.query.image;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.query.progress.PositionedEvent;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What people say about an image: each event ends one version of it and begins the next. */
final class AnnotationFold {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ItemSalts salts;
  private final ImageRows rows;
  private final EnrichmentFold enrichment;

  AnnotationFold(ItemSalts salts, ImageRows rows, EnrichmentFold enrichment) {
    this.salts = salts;
    this.rows = rows;
    this.enrichment = enrichment;
  }

  void fold(PositionedEvent at, ImageState image, AnnotationEvent event) {
    switch (event) {
      case ImageRegistered e -> register(at, image, e);
      case TagsEdited e -> {
        image.tags = edited(image.tags, e.added(), e.removed());
        enrichment.tagsAdded(image, e.added());
      }
      case ActorsEdited e -> image.actors = edited(image.actors, e.added(), e.removed());
      case CaptionChanged e -> {
        caption(image, e.text(), e.origin());
        enrichment.captionChanged(image);
      }
      case MetadataEdited e -> image.metadata = image.metadata.edited(e.set(), e.removed());
      case CropAdded e -> {
        open(at, image, e.cropId(), e.box(), e.label());
        enrichment.cropAdded(image, e.cropId());
      }
      case CropAdjusted e -> {
        Box before = close(at, image, e.cropId()).box;
        open(at, image, e.cropId(), e.to().box(), e.to().label());
        if (!before.equals(e.to().box())) {
          enrichment.cropMoved(image, e.cropId());
        }
      }
      case CropRemoved e -> {
        close(at, image, e.cropId());
        enrichment.cropRemoved(image, e.cropId());
      }
      case ImageRemoved e -> image.removed = true;
      case ImageRestored e -> image.removed = false;
      case ImageReviewed e -> image.review = e.state().name();
      case SuggestionAccepted e -> enrichment.suggestionDecided(image, e.suggestionId());
      case SuggestionRejected e -> enrichment.suggestionDecided(image, e.suggestionId());
      case ImageErased e -> {
        erase(at, image, e);
        return;
      }
    }
    nextVersion(at, image, event);
  }

  private void register(PositionedEvent at, ImageState image, ImageRegistered event) {
    caption(image, event.caption() == null ? "" : event.caption(), event.origin());
    image.tags = edited(List.of(), event.tags(), List.of());
    image.actors = edited(List.of(), event.actors(), List.of());
    image.metadata = ItemMetadata.of(event.metadata());
    for (Crop crop : event.crops()) {
      open(at, image, crop.cropId(), crop.box(), crop.label());
    }
    enrichment.registered(image);
  }

  /** Nothing is left of its versions; nothing comes behind this event. */
  private void erase(PositionedEvent at, ImageState image, ImageErased event) {
    image.version++;
    image.updatedAt = at.recordedAt();
    image.updatedPosition = at.position();
    image.erase();
    rows.erased.add(event, at.position());
  }

  private void nextVersion(PositionedEvent at, ImageState image, AnnotationEvent event) {
    image.version++;
    image.updatedAt = at.recordedAt();
    image.updatedPosition = at.position();
    byte[] salt = salts.ofEvent(at.position());
    if (salt == null) {
      return; // the payload was erased: the image's ImageErased, further on, leaves no version
    }
    VersionRow superseded = image.newVersion;
    if (superseded != null) {
      superseded.validTo = at.position();
    } else if (image.storedVersionFrom > 0) {
      rows.closeVersion(image.imageId(), image.storedVersionFrom, at.position());
    }
    VersionRow next =
        new VersionRow(
            image,
            at.position(),
            event.getClass().getSimpleName(),
            at.actor(),
            at.recordedAt(),
            salt);
    image.newVersion = next;
    rows.versions.add(next);
  }

  private void open(
      PositionedEvent at, ImageState image, String cropId, Box box, @Nullable String label) {
    CropRow crop = new CropRow(image.imageId(), cropId, box, label, at.position(), false);
    image.crops.put(cropId, crop);
    rows.crops.add(crop);
  }

  private CropRow close(PositionedEvent at, ImageState image, String cropId) {
    CropRow crop = image.crops.remove(cropId);
    if (crop == null) {
      throw new IllegalStateException("%s: image has no crop %s".formatted(at, cropId));
    }
    crop.validTo = at.position();
    if (crop.stored) {
      rows.closedCrops.add(crop);
    }
    return crop;
  }

  private static void caption(ImageState image, String text, Origin origin) {
    image.caption(text, text.isEmpty() ? null : JSON.writeValueAsString(origin));
  }

  private static List<String> edited(
      List<String> current, List<String> added, List<String> removed) {
    TreeSet<String> after = new TreeSet<>(current);
    removed.forEach(after::remove);
    after.addAll(added);
    return List.copyOf(after);
  }
}
