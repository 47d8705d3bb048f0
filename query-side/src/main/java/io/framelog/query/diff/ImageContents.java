package io.framelog.query.diff;

import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.query.bulk.TextArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was said about images as of a position: all of one state of the tables. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ImageContents {
  private static final String VERSIONS =
      """
      select image_id::text, version, caption, tags, actors, metadata::text, review, removed
        from image_version
       where image_id = any (?::uuid[]) and valid_from <= ? and valid_to > ?
      """;
  private static final String CROPS =
      """
      select image_id::text, crop_id::text, x, y, w, h, label from crop_version
       where image_id = any (?::uuid[]) and valid_from <= ? and valid_to > ?
      """;

  private final JdbcTemplate jdbc;

  ImageContents(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the images that there were, by id. */
  Map<String, ImageContent> asOf(long position, Collection<String> ids) {
    String array = TextArray.literal(List.copyOf(ids));
    Map<String, ImageContent> contents = new HashMap<>();
    jdbc.query(
        VERSIONS,
        row -> {
          contents.put(row.getString(1), content(row));
        },
        array,
        position,
        position);
    jdbc.query(
        CROPS,
        row -> {
          ImageContent content = contents.get(row.getString(1));
          if (content != null) {
            content.crops().put(row.getString(2), crop(row));
          }
        },
        array,
        position,
        position);
    return contents;
  }

  private static ImageContent content(ResultSet row) throws SQLException {
    return new ImageContent(
        row.getLong(2),
        row.getString(3),
        List.of((String[]) row.getArray(4).getArray()),
        List.of((String[]) row.getArray(5).getArray()),
        MetadataLeaves.of(row.getString(6)),
        row.getString(7),
        row.getBoolean(8),
        new TreeMap<>());
  }

  private static CropState crop(ResultSet row) throws SQLException {
    return new CropState(
        new Box(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6)),
        row.getString(7));
  }
}
