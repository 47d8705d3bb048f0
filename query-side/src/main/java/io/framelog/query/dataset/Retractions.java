package io.framelog.query.dataset;

import io.framelog.dataset.queries.Retraction;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.query.bulk.TextArray;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What datasets no longer give out. */
@Component
class Retractions {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcTemplate jdbc;

  Retractions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** How many images each dataset that has some has retracted. */
  Map<UUID, Long> counts(Collection<DatasetRow> datasets) {
    Map<UUID, Long> counts = new HashMap<>();
    jdbc.query(
        """
        select dataset_id, count(*) from dataset_retraction
         where dataset_id = any (?) group by dataset_id""",
        row -> {
          counts.put(row.getObject(1, UUID.class), row.getLong(2));
        },
        (Object) datasets.stream().map(dataset -> dataset.datasetId).toArray(UUID[]::new));
    return counts;
  }

  /** Those of one dataset beyond an image id, in order. */
  List<Retraction> list(UUID datasetId, @Nullable UUID after, int limit) {
    return jdbc.query(
        """
        select image_id::text, reason, position, retracted_at from dataset_retraction
         where dataset_id = ? and image_id > ? order by image_id limit ?""",
        (row, number) ->
            new Retraction(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant()),
        datasetId,
        after == null ? BEFORE_ALL : after,
        limit);
  }

  /** The reasons for those of some images that a dataset has retracted, by id. */
  Map<String, String> reasons(UUID datasetId, Collection<String> imageIds) {
    Map<String, String> reasons = new HashMap<>();
    jdbc.query(
        """
        select image_id::text, reason from dataset_retraction
         where dataset_id = ? and image_id = any (?::uuid[])""",
        row -> {
          reasons.put(row.getString(1), row.getString(2));
        },
        datasetId,
        TextArray.literal(List.copyOf(imageIds)));
    return reasons;
  }

  /**
   * A page of a snapshot's items with the bare leaf in place of each that is retracted: enough for
   * the digest, and nothing of the image but its id.
   */
  List<SnapshotItem> takenOut(SnapshotRow snapshot, List<SnapshotItem> page) {
    Map<String, SnapshotItem> bare = new HashMap<>();
    jdbc.query(
        """
        select r.image_id::text, v.item_hash
          from dataset_retraction r
          join image_version v
            on v.image_id = r.image_id and v.valid_from <= ? and v.valid_to > ?
         where r.dataset_id = ? and r.image_id = any (?::uuid[])""",
        row -> {
          bare.put(row.getString(1), bare(row.getString(1), row.getBytes(2)));
        },
        snapshot.position,
        snapshot.position,
        snapshot.datasetId,
        TextArray.literal(page.stream().map(SnapshotItem::imageId).toList()));
    return bare.isEmpty()
        ? page
        : page.stream().map(item -> bare.getOrDefault(item.imageId(), item)).toList();
  }

  private static SnapshotItem bare(String imageId, byte[] leaf) {
    return new SnapshotItem(
        imageId,
        "{\"id\":\"%s\",\"leaf\":\"%s\",\"retracted\":true}"
            .formatted(imageId, HexFormat.of().formatHex(leaf)));
  }
}
