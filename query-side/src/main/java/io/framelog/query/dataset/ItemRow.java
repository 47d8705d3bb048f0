package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.image.Crop;
import io.framelog.query.image.CanonicalItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tables hold of an item, all but its crops.
 *
 * @param tags a JSON array, as are {@code actors}: PostgreSQL makes arrays of text into JSON in
 *     less time than the driver takes to make them into objects
 * @param salt hexadecimal
 */
record ItemRow(
    UUID imageId,
    String sha256,
    String mediaType,
    int width,
    int height,
    String caption,
    String tags,
    String actors,
    String metadata,
    @Nullable String review,
    String salt) {
  /** The columns that {@link #read} reads, of {@code image i} and {@code image_version v}. */
  static final String SELECT =
      """
      select i.image_id, i.sha256, i.media_type, i.width, i.height, v.caption,
             array_to_json(v.tags)::text, array_to_json(v.actors)::text, v.metadata::text, v.review,
             encode(v.item_salt, 'hex')
      """;

  private static final ObjectReader TEXTS =
      JsonMapper.shared().readerFor(new TypeReference<List<String>>() {});

  static ItemRow read(ResultSet row) throws SQLException {
    return new ItemRow(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11));
  }

  SnapshotItem item(List<Crop> crops) {
    String id = imageId.toString();
    String canonical =
        new CanonicalItem(
                id,
                sha256,
                mediaType,
                width,
                height,
                caption,
                TEXTS.readValue(tags),
                TEXTS.readValue(actors),
                CanonicalItem.canonicalMetadata(metadata),
                crops,
                review)
            .toJson();
    return new SnapshotItem(
        id, canonical.substring(0, canonical.length() - 1) + ",\"salt\":\"" + salt + "\"}");
  }
}
