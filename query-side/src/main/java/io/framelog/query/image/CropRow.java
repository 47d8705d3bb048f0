package io.framelog.query.image;

import io.framelog.image.Box;
import org.jspecify.annotations.Nullable;

/** One state of a crop, a row of {@code crop_version}; {@code stored} when the table has it. */
final class CropRow {
  final String imageId;
  final String cropId;
  final Box box;
  final @Nullable String label;
  final long validFrom;
  final boolean stored;
  long validTo = VersionRow.OPEN;

  CropRow(
      String imageId,
      String cropId,
      Box box,
      @Nullable String label,
      long validFrom,
      boolean stored) {
    this.imageId = imageId;
    this.cropId = cropId;
    this.box = box;
    this.label = label;
    this.validFrom = validFrom;
    this.stored = stored;
  }
}
