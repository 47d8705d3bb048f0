package io.framelog.query.image;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code image_edited} and {@code image_size}, the orders that a list may have. */
final class OrderStatements {
  private static final String EDITED_FIRST =
      """
      insert into image_edited (image_id, position)
      select image_id::uuid, position from unnest(?, ?) as r (image_id, position)
      """;
  private static final String EDITED_AGAIN =
      """
      update image_edited e set position = r.position
        from (select image_id::uuid, position from unnest(?, ?) as r (image_id, position)) r
       where e.image_id = r.image_id
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
    Rows first = new Rows(EDITED_FIRST, Column.TEXT, Column.BIGINT);
    Rows again = new Rows(EDITED_AGAIN, Column.TEXT, Column.BIGINT);
    Rows sizes = new Rows(SIZE, Column.TEXT, Column.INT, Column.INT, Column.BIGINT);
    for (ImageState image : images) {
      (image.isNew ? first : again).add(image.imageId(), image.updatedPosition);
      if (image.isNew) {
        Registration registration = image.registration;
        sizes.add(
            image.imageId(), registration.width(), registration.height(), registration.bytes());
      }
    }
    first.write(jdbc);
    again.write(jdbc);
    sizes.write(jdbc);
  }
}
