package io.framelog.query.image;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code crop_version}. */
final class CropStatements {
  private static final String CLOSE =
      """
      update crop_version c set valid_to = r.valid_to
        from (select image_id::uuid, crop_id::uuid, valid_from, valid_to
                from unnest(?, ?, ?, ?) as r (image_id, crop_id, valid_from, valid_to)) r
       where c.image_id = r.image_id and c.crop_id = r.crop_id and c.valid_from = r.valid_from
      """;
  private static final String INSERT =
      """
      insert into crop_version (image_id, crop_id, valid_from, valid_to, x, y, w, h, label)
      select image_id::uuid, crop_id::uuid, valid_from, valid_to, x, y, w, h, label
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
          as r (image_id, crop_id, valid_from, valid_to, x, y, w, h, label)
      """;

  private CropStatements() {}

  static void close(List<CropRow> crops, JdbcTemplate jdbc) {
    Rows rows = new Rows(CLOSE, Column.TEXT, Column.TEXT, Column.BIGINT, Column.BIGINT);
    crops.forEach(crop -> rows.add(crop.imageId, crop.cropId, crop.validFrom, crop.validTo));
    rows.write(jdbc);
  }

  static void insert(List<CropRow> crops, JdbcTemplate jdbc) {
    Rows rows =
        new Rows(
            INSERT,
            Column.TEXT,
            Column.TEXT,
            Column.BIGINT,
            Column.BIGINT,
            Column.DOUBLE,
            Column.DOUBLE,
            Column.DOUBLE,
            Column.DOUBLE,
            Column.TEXT);
    for (CropRow crop : crops) {
      rows.add(
          crop.imageId,
          crop.cropId,
          crop.validFrom,
          crop.validTo,
          crop.box.x(),
          crop.box.y(),
          crop.box.w(),
          crop.box.h(),
          crop.label);
    }
    rows.write(jdbc);
  }
}
