package io.framelog.query.duplicate;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes {@code near_image}. */
final class FingerprintTable {
  private static final String LOAD =
      """
      select image_id::text, algorithm, hash, removed, duplicate_of::text, resolution
        from near_image where image_id = any (?::uuid[])
      """;
  private static final String PUT =
      """
      insert into near_image (image_id, algorithm, hash, removed, duplicate_of, resolution)
      select image_id::uuid, algorithm, hash, removed, duplicate_of::uuid, resolution
        from unnest(?, ?, ?, ?, ?, ?)
          as r (image_id, algorithm, hash, removed, duplicate_of, resolution)
      on conflict (image_id) do update set algorithm = excluded.algorithm, hash = excluded.hash,
        removed = excluded.removed, duplicate_of = excluded.duplicate_of,
        resolution = excluded.resolution
      """;

  private final JdbcTemplate jdbc;

  FingerprintTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Fingerprint> load(Collection<String> imageIds) {
    Map<String, Fingerprint> found = new HashMap<>();
    jdbc.query(
        LOAD,
        row -> {
          found.put(
              row.getString(1),
              new Fingerprint(
                  row.getString(1),
                  new HashKey(row.getString(2), row.getLong(3)),
                  row.getBoolean(4),
                  row.getString(5),
                  row.getString(6)));
        },
        (Object) imageIds.toArray(String[]::new));
    return found;
  }

  void delete(Collection<String> imageIds) {
    if (!imageIds.isEmpty()) {
      jdbc.update(
          "delete from near_image where image_id = any (?::uuid[])",
          (Object) imageIds.toArray(String[]::new));
    }
  }

  void put(Collection<Fingerprint> fingerprints) {
    Rows rows =
        new Rows(
            PUT, Column.TEXT, Column.TEXT, Column.BIGINT, Column.BOOLEAN, Column.TEXT, Column.TEXT);
    fingerprints.forEach(
        each ->
            rows.add(
                each.imageId(),
                each.key().algorithm(),
                each.key().hash(),
                each.removed(),
                each.duplicateOf(),
                each.resolution()));
    rows.write(jdbc);
  }
}
