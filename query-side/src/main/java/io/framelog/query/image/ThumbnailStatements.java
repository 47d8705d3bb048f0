package io.framelog.query.image;

import io.framelog.image.Thumbnail;
import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code image_thumbnail}: the newest pictures of an image replace its older ones. */
final class ThumbnailStatements {
  private static final String DELETE =
      "delete from image_thumbnail where image_id in (select id::uuid from unnest(?) as r (id))";
  private static final String INSERT =
      """
      insert into image_thumbnail (image_id, size, width, height, object_key)
      select image_id::uuid, size, width, height, object_key
        from unnest(?, ?, ?, ?, ?) as r (image_id, size, width, height, object_key)
      """;

  private ThumbnailStatements() {}

  static void replace(Map<String, List<Thumbnail>> thumbnails, JdbcTemplate jdbc) {
    Rows gone = new Rows(DELETE, Column.TEXT);
    Rows set = new Rows(INSERT, Column.TEXT, Column.INT, Column.INT, Column.INT, Column.TEXT);
    thumbnails.forEach(
        (imageId, pictures) -> {
          gone.add(imageId);
          for (Thumbnail picture : pictures) {
            set.add(
                imageId, picture.size(), picture.width(), picture.height(), picture.objectKey());
          }
        });
    gone.write(jdbc);
    set.write(jdbc);
  }
}
