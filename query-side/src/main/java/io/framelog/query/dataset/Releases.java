package io.framelog.query.dataset;

import io.framelog.dataset.queries.Release;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tags of snapshots. */
@Component
class Releases {
  private final JdbcTemplate jdbc;

  Releases(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of each snapshot that has some, oldest first. */
  Map<UUID, List<Release>> of(Collection<SnapshotRow> snapshots) {
    Map<UUID, List<Release>> releases = new HashMap<>();
    jdbc.query(
        """
        select snapshot_id, tag, released_at from snapshot_release
         where snapshot_id = any (?) order by position""",
        row -> {
          releases
              .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
              .add(
                  new Release(
                      row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant()));
        },
        (Object) snapshots.stream().map(snapshot -> snapshot.snapshotId).toArray(UUID[]::new));
    return releases;
  }
}
