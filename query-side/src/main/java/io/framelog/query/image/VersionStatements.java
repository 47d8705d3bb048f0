package io.framelog.query.image;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import io.framelog.query.bulk.TextArray;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code image_version}. */
final class VersionStatements {
  private static final String INSERT =
      """
      insert into image_version
        (image_id, version, valid_from, valid_to, event_type, actor, recorded_at, caption,
         caption_origin, caption_words, tags, actors, metadata, review, removed, item_salt,
         item_hash)
      select image_id::uuid, version, valid_from, valid_to, event_type, actor, %s, caption,
             caption_origin::jsonb, caption_words::text[], tags::text[], actors::text[],
             metadata::jsonb, review, removed, item_salt, item_hash
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as r (image_id, version, valid_from, valid_to, event_type, actor, recorded_at, caption,
                caption_origin, caption_words, tags, actors, metadata, review, removed, item_salt,
         item_hash)
      """
          .formatted(Rows.TIMESTAMP.formatted("recorded_at"));

  private VersionStatements() {}

  static void insert(List<VersionRow> versions, JdbcTemplate jdbc) {
    Rows rows =
        new Rows(
            INSERT,
            Column.TEXT,
            Column.BIGINT,
            Column.BIGINT,
            Column.BIGINT,
            Column.TEXT,
            Column.TEXT,
            Column.MICROS,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.BOOLEAN,
            Column.BYTES,
            Column.BYTES);
    for (VersionRow row : versions) {
      VersionRow.Computed computed = row.computed();
      rows.add(
          row.imageId(),
          row.version,
          row.validFrom,
          row.validTo,
          row.eventType,
          row.actor,
          row.recordedAt,
          row.caption,
          row.captionOrigin,
          TextArray.literal(computed.captionWords()),
          TextArray.literal(row.tags),
          TextArray.literal(row.actors),
          row.metadata.json(),
          row.review,
          row.removed,
          computed.itemSalt(),
          computed.itemHash());
    }
    rows.write(jdbc);
  }
}
