package io.framelog.query.image;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import io.framelog.query.bulk.TextArray;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code image}, the current rows: new ones, those annotated, those merely touched. */
final class ImageStatements {
  private static final String INSERT =
      """
      insert into image
        (image_id, object_key, sha256, media_type, bytes, width, height, source_url, caption,
         caption_origin, tags, actors, metadata, review, removed, fingerprint, version, sequence,
         position, created_at, updated_at, created_position, updated_position)
      select image_id::uuid, object_key, sha256, media_type, bytes, width, height, source_url,
             caption, caption_origin::jsonb, tags::text[], actors::text[], metadata::jsonb, review,
             removed, fingerprint, version, sequence, position, %s, %s, created_position,
             updated_position
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as r (image_id, object_key, sha256, media_type, bytes, width, height, source_url, caption,
                caption_origin, tags, actors, metadata, review, removed, fingerprint, version,
                sequence, position, created_at, updated_at, created_position, updated_position)
      """
          .formatted(
              Rows.TIMESTAMP.formatted("created_at"), Rows.TIMESTAMP.formatted("updated_at"));

  private static final String UPDATE =
      """
      update image i
         set caption = r.caption, caption_origin = r.caption_origin::jsonb, tags = r.tags::text[],
             actors = r.actors::text[], metadata = r.metadata::jsonb, review = r.review,
             removed = r.removed, fingerprint = r.fingerprint, version = r.version,
             sequence = r.sequence, position = r.position, updated_at = %s,
             updated_position = r.updated_position
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as r (image_id, caption, caption_origin, tags, actors, metadata, review, removed,
                fingerprint, version, sequence, position, updated_at, updated_position)
       where i.image_id = r.image_id::uuid
      """
          .formatted(Rows.TIMESTAMP.formatted("r.updated_at"));

  /** No indexed column changes, so that PostgreSQL leaves the indexes alone. */
  private static final String TOUCH =
      """
      update image i
         set fingerprint = r.fingerprint, sequence = r.sequence, position = r.position
        from (select image_id::uuid, fingerprint, sequence, position
                from unnest(?, ?, ?, ?) as r (image_id, fingerprint, sequence, position)) r
       where i.image_id = r.image_id
      """;

  private ImageStatements() {}

  static void insert(Collection<ImageState> images, JdbcTemplate jdbc) {
    Rows rows =
        new Rows(
            INSERT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.BIGINT,
            Column.INT,
            Column.INT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.BOOLEAN,
            Column.TEXT,
            Column.BIGINT,
            Column.BIGINT,
            Column.BIGINT,
            Column.MICROS,
            Column.MICROS,
            Column.BIGINT,
            Column.BIGINT);
    for (ImageState image : images) {
      Registration registration = image.registration;
      rows.add(
          registration.imageId(),
          registration.objectKey(),
          registration.sha256(),
          registration.mediaType(),
          registration.bytes(),
          registration.width(),
          registration.height(),
          registration.sourceUrl(),
          image.caption(),
          image.captionOrigin(),
          TextArray.literal(image.tags),
          TextArray.literal(image.actors),
          image.metadata.json(),
          image.review,
          image.removed,
          image.fingerprint,
          image.version,
          image.sequence,
          image.position,
          registration.createdAt(),
          image.updatedAt,
          registration.position(),
          image.updatedPosition);
    }
    rows.write(jdbc);
  }

  static void update(Collection<ImageState> images, JdbcTemplate jdbc) {
    Rows rows =
        new Rows(
            UPDATE,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.BOOLEAN,
            Column.TEXT,
            Column.BIGINT,
            Column.BIGINT,
            Column.BIGINT,
            Column.MICROS,
            Column.BIGINT);
    for (ImageState image : images) {
      rows.add(
          image.imageId(),
          image.caption(),
          image.captionOrigin(),
          TextArray.literal(image.tags),
          TextArray.literal(image.actors),
          image.metadata.json(),
          image.review,
          image.removed,
          image.fingerprint,
          image.version,
          image.sequence,
          image.position,
          image.updatedAt,
          image.updatedPosition);
    }
    rows.write(jdbc);
  }

  static void touch(Collection<ImageState> images, JdbcTemplate jdbc) {
    Rows rows = new Rows(TOUCH, Column.TEXT, Column.TEXT, Column.BIGINT, Column.BIGINT);
    for (ImageState image : images) {
      rows.add(image.imageId(), image.fingerprint, image.sequence, image.position);
    }
    rows.write(jdbc);
  }
}
