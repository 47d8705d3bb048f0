package io.framelog.bench.read.jpa;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row like one of {@code crop_version}. */
@Entity
@Table(name = JpaImages.CROP)
@IdClass(CropEntity.Key.class)
class CropEntity {
  record Key(UUID imageId, UUID cropId, long validFrom) implements Serializable {}

  @Id UUID imageId;
  @Id UUID cropId;
  @Id long validFrom;
  long validTo = VersionEntity.OPEN;
  double x;
  double y;
  double w;
  double h;
  @Nullable String label;

  @SuppressWarnings("NullAway.Init") // JPA fills it
  CropEntity() {}

  CropEntity(String imageId, String cropId, Box box, @Nullable String label, long position) {
    this.imageId = UUID.fromString(imageId);
    this.cropId = UUID.fromString(cropId);
    this.validFrom = position;
    this.x = box.x();
    this.y = box.y();
    this.w = box.w();
    this.h = box.h();
    this.label = label;
  }

  Crop crop() {
    return new Crop(cropId.toString(), new Box(x, y, w, h), label);
  }
}
