package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The items of snapshots that are there by their leaves alone, because they were erased. */
@Component
class ErasedItems {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcTemplate jdbc;

  ErasedItems(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of a snapshot beyond an image id, in order, at most {@code limit}. */
  List<Leaf> beyond(UUID snapshotId, @Nullable UUID after, int limit) {
    return jdbc.query(
        "select image_id, leaf from erased_item where snapshot_id = ? and image_id > ?"
            + " order by image_id limit ?",
        (row, number) -> new Leaf(row.getObject(1, UUID.class), row.getBytes(2)),
        snapshotId,
        after == null ? BEFORE_ALL : after,
        limit);
  }

  /** How many each snapshot that has some has. */
  Map<UUID, Long> counts(Collection<SnapshotRow> snapshots) {
    Map<UUID, Long> counts = new HashMap<>();
    jdbc.query(
        "select snapshot_id, count(*) from erased_item where snapshot_id = any (?)"
            + " group by snapshot_id",
        row -> {
          counts.put(row.getObject(1, UUID.class), row.getLong(2));
        },
        (Object) snapshots.stream().map(snapshot -> snapshot.snapshotId).toArray(UUID[]::new));
    return counts;
  }

  /** The form in which such an item is given out (RFC 8785, as all items). */
  static SnapshotItem bare(Leaf leaf) {
    String json =
        "{\"erased\":true,\"id\":\"%s\",\"leaf\":\"%s\"}"
            .formatted(leaf.imageId(), HexFormat.of().formatHex(leaf.hash()));
    return new SnapshotItem(leaf.imageId().toString(), json);
  }
}
