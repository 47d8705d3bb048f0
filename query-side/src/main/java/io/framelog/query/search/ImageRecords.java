package io.framelog.query.search;

import io.framelog.query.search.ImageRecord.CropRecord;
import io.framelog.query.search.ImageRecord.Edits;
import io.framelog.query.search.ImageRecord.EmbeddingRecord;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link ImageRecord}s from the read model of images. */
@SearchComponent
class ImageRecords {
  /** One statement, so that a record is of one moment. */
  private static final String LOAD =
      """
      select i.image_id, i.position, i.version, i.media_type, i.bytes, i.width, i.height,
        i.caption, i.tags, i.actors, i.metadata::text as metadata, i.review, i.removed,
        (select v.actor from image_version v
          where v.image_id = i.image_id order by v.valid_from limit 1) as registered_by,
        array(select distinct v.actor from image_version v
          where v.image_id = i.image_id and v.version > 1 order by v.actor) as edited_by,
        i.created_at, i.updated_at, i.updated_position,
        exists (select 1 from image_embedding e
          where e.image_id = i.image_id and e.kind = 'IMAGE') as has_embedding,
        (select jsonb_agg(jsonb_build_object(
            'id', c.crop_id, 'box', jsonb_build_object('x', c.x, 'y', c.y, 'w', c.w, 'h', c.h),
            'label', c.label, 'open', c.open) order by c.crop_id)
          from (select distinct on (crop_id) crop_id, x, y, w, h, label,
              valid_to = 9223372036854775807 as open
            from crop_version v
            where v.image_id = i.image_id and v.valid_to >= ?
            order by crop_id, valid_to desc) c)::text as crops,
        (select jsonb_agg(jsonb_build_object('kind', e.kind, 'crop', e.crop_id, 'model', e.model,
            'version', e.model_version, 'dimension', e.dimension, 'sha256', e.sha256))
          from image_embedding e where e.image_id = i.image_id)::text as embeddings
      from image i where i.image_id = any (?::uuid[])
      order by i.image_id
      """;

  private static final String PAGE =
      "select image_id from image where image_id > ?::uuid order by image_id limit ?";

  private static final TypeReference<List<CropRecord>> CROPS = new TypeReference<>() {};
  private static final TypeReference<List<EmbeddingRecord>> EMBEDDINGS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  ImageRecords(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * The images of these ids, as far as they exist, in id order.
   *
   * @param cropsClosedFrom closed crops are included when they were closed at this position or
   *     later
   */
  List<ImageRecord> load(Collection<String> imageIds, long cropsClosedFrom) {
    return jdbc.query(
        LOAD, (row, number) -> record(row), cropsClosedFrom, imageIds.toArray(String[]::new));
  }

  /** Up to {@code limit} ids of images behind {@code after}, in order. */
  List<String> idsAfter(String after, int limit) {
    return jdbc.queryForList(PAGE, String.class, after, limit);
  }

  private ImageRecord record(ResultSet row) throws SQLException {
    return new ImageRecord(
        row.getString("image_id"),
        row.getLong("position"),
        row.getLong("version"),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getInt("width"),
        row.getInt("height"),
        row.getString("caption"),
        texts(row.getArray("tags")),
        texts(row.getArray("actors")),
        json.readTree(row.getString("metadata")),
        row.getString("review"),
        row.getBoolean("removed"),
        new Edits(
            row.getString("registered_by"),
            texts(row.getArray("edited_by")),
            micros(row, "created_at"),
            micros(row, "updated_at"),
            row.getLong("updated_position")),
        row.getBoolean("has_embedding"),
        list(row.getString("crops"), CROPS),
        list(row.getString("embeddings"), EMBEDDINGS));
  }

  private static long micros(ResultSet row, String column) throws SQLException {
    Instant time = row.getObject(column, OffsetDateTime.class).toInstant();
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
    return text == null ? List.of() : json.readValue(text, type);
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
