package io.framelog.query.image;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code image_edited} and {@code image_size}, the orders that a list may have. */
final class OrderStatements {
  private static final String EDITED =
      """
      insert into image_edited (image_id, position)
      select image_id::uuid, position from unnest(?, ?) as r (image_id, position)
      on conflict (image_id) do update set position = excluded.position
      """;
  private static final String SIZE =
      """
      insert into image_size (image_id, width, height, bytes)
      select image_id::uuid, width, height, bytes
        from unnest(?, ?, ?, ?) as r (image_id, width, height, bytes)
      """;

  private OrderStatements() {}

  /** For images that the batch annotates, new ones included. */
  static void write(Collection<ImageState> images, JdbcTemplate jdbc) {
    Rows edited = new Rows(EDITED, Column.TEXT, Column.BIGINT);
    Rows sizes = new Rows(SIZE, Column.TEXT, Column.INT, Column.INT, Column.BIGINT);
    for (ImageState image : images) {
      edited.add(image.imageId(), image.updatedPosition);
      if (image.isNew) {
        Registration registration = image.registration;
        sizes.add(
            image.imageId(), registration.width(), registration.height(), registration.bytes());
      }
    }
    edited.write(jdbc);
    sizes.write(jdbc);
  }
}
