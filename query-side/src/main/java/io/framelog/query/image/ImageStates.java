package io.framelog.query.image;

import io.framelog.image.Box;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Loads what the tables hold of images, for folding a batch over it. */
final class ImageStates {
  private static final String IMAGES =
      """
      select image_id::text, object_key, sha256, media_type, bytes, width, height, source_url,
             caption, caption_origin::text, tags, actors, metadata::text, review, removed,
             fingerprint, version, sequence, position, created_at, updated_at,
             created_position, updated_position
        from image where image_id = any (?::uuid[])
      """;
  private static final String CROPS =
      """
      select image_id::text, crop_id::text, x, y, w, h, label, valid_from
        from crop_version where image_id = any (?::uuid[]) and valid_to = 9223372036854775807
      """;
  private static final String SUGGESTIONS =
      """
      select image_id::text, suggestion_id::text, kind, value, score, model, model_version
        from image_suggestion where image_id = any (?::uuid[])
      """;

  private final JdbcTemplate jdbc;

  ImageStates(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, ImageState> load(TouchedImages touched) {
    Map<String, ImageState> images = new HashMap<>();
    if (!touched.known().isEmpty()) {
      jdbc.query(
          IMAGES,
          row -> {
            ImageState image = image(row);
            images.put(image.imageId(), image);
          },
          array(touched.known()));
    }
    if (!touched.withCrops().isEmpty()) {
      jdbc.query(
          CROPS,
          row -> {
            CropRow crop = crop(row);
            of(images, crop.imageId).crops.put(crop.cropId, crop);
          },
          array(touched.withCrops()));
    }
    if (!touched.withSuggestions().isEmpty()) {
      jdbc.query(
          SUGGESTIONS,
          row -> {
            Suggestion suggestion = suggestion(row);
            of(images, row.getString(1)).suggestions.put(suggestion.suggestionId(), suggestion);
          },
          array(touched.withSuggestions()));
    }
    return images;
  }

  private static ImageState of(Map<String, ImageState> images, String imageId) {
    return Objects.requireNonNull(images.get(imageId));
  }

  private static Object array(Collection<String> ids) {
    return ids.toArray(new String[0]);
  }

  private static ImageState image(ResultSet row) throws SQLException {
    ImageState image =
        new ImageState(
            new Registration(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getInt(6),
                row.getInt(7),
                row.getString(8),
                instant(row, 20),
                row.getLong(22)),
            false);
    image.caption(row.getString(9), row.getString(10));
    image.tags = strings(row, 11);
    image.actors = strings(row, 12);
    image.metadata = ItemMetadata.ofJson(row.getString(13));
    image.review = row.getString(14);
    image.removed = row.getBoolean(15);
    image.fingerprint = row.getString(16);
    image.version = row.getLong(17);
    image.sequence = row.getLong(18);
    image.position = row.getLong(19);
    image.updatedAt = instant(row, 21);
    image.updatedPosition = row.getLong(23);
    // There is none to close where payloads were erased; then nothing is closed.
    image.storedVersionFrom = image.updatedPosition;
    return image;
  }

  private static CropRow crop(ResultSet row) throws SQLException {
    return new CropRow(
        row.getString(1),
        row.getString(2),
        new Box(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6)),
        row.getString(7),
        row.getLong(8),
        true);
  }

  private static Suggestion suggestion(ResultSet row) throws SQLException {
    return new Suggestion(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getDouble(5),
        row.getString(6),
        row.getString(7));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<String> strings(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
