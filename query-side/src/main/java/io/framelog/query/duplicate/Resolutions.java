package io.framelog.query.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds groups as they were before somebody resolved them. */
final class Resolutions {
  private static final String REMOVED =
      """
      select resolution, image_id::text, hash from near_image
       where duplicate_of = ?::uuid and algorithm = ? and resolution is not null
       order by image_id
      """;

  private final JdbcTemplate jdbc;

  Resolutions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * For each resolution that kept an image, which members of the star it removed: those that the
   * star would have if they were still there.
   */
  Collection<List<Member>> of(Star star, String keptImageId) {
    Map<String, List<Member>> removed = new LinkedHashMap<>();
    jdbc.query(
        REMOVED,
        row -> {
          long hash = row.getLong(3);
          int distance = Long.bitCount(hash ^ star.first().hash());
          if (hash >= star.first().hash() && distance <= star.maxDistance()) {
            removed
                .computeIfAbsent(row.getString(1), unused -> new ArrayList<>())
                .add(new Member(row.getString(2), distance));
          }
        },
        keptImageId,
        star.first().algorithm());
    return removed.values();
  }
}
