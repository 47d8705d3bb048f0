package io.framelog.query.image;

import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.query.progress.PositionedEvent;
import java.util.Map;

/** Folds one batch of events over the touched images, in memory. */
final class ImageFold {
  private final Map<String, ImageState> images;
  private final ImageRows rows = new ImageRows();
  private final EnrichmentFold enrichment = new EnrichmentFold(rows);
  private final AnnotationFold annotations;

  /**
   * @param images the touched images that the tables hold, by id; becomes theirs after the batch
   */
  ImageFold(Map<String, ImageState> images, ItemSalts salts) {
    this.images = images;
    this.annotations = new AnnotationFold(salts, rows, enrichment);
  }

  void on(PositionedEvent at, ImageEvent event) {
    ImageState image =
        event instanceof ImageRegistered registered
            ? newImage(at, registered)
            : existing(at, event.imageId());
    image.sequence = at.sequence();
    image.position = at.position();
    switch (event) {
      case AnnotationEvent annotation -> {
        annotations.fold(at, image, annotation);
        rows.annotated.add(image);
      }
      case EnrichmentEvent machine -> {
        enrichment.fold(image, machine);
        rows.enriched.add(image);
      }
    }
  }

  ImageRows rows() {
    return rows;
  }

  private ImageState newImage(PositionedEvent at, ImageRegistered event) {
    ImageState image = new ImageState(Registration.of(event, at.recordedAt(), at.position()), true);
    if (images.putIfAbsent(event.imageId(), image) != null) {
      throw new IllegalStateException("%s: image %s is there".formatted(at, event.imageId()));
    }
    return image;
  }

  private ImageState existing(PositionedEvent at, String imageId) {
    ImageState image = images.get(imageId);
    if (image == null) {
      throw new IllegalStateException("%s: no image %s before it".formatted(at, imageId));
    }
    return image;
  }
}
