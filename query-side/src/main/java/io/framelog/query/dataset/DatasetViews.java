package io.framelog.query.dataset;

import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.Release;
import io.framelog.dataset.queries.SealingProgress;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.dataset.queries.Withheld;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Turns rows into what people read. */
final class DatasetViews {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DatasetViews() {}

  static DatasetView dataset(
      DatasetRow row, List<SnapshotView> snapshots, long retracted, long position) {
    return new DatasetView(
        row.datasetId.toString(),
        row.name,
        row.version,
        selection(row.selection),
        row.createdAt,
        snapshots,
        retracted,
        row.retractedPosition,
        position);
  }

  static SnapshotView snapshot(
      SnapshotRow row,
      Map<UUID, List<Release>> releases,
      Withheld withheld,
      @Nullable SealingProgress sealing) {
    return new SnapshotView(
        row.snapshotId.toString(),
        row.name,
        row.position,
        row.state,
        row.count,
        row.digest,
        selection(row.selection),
        row.takenAt,
        row.sealedAt,
        releases.getOrDefault(row.snapshotId, List.of()),
        withheld,
        sealing);
  }

  static SelectionSpec selection(String json) {
    return JSON.readValue(json, SelectionSpec.class);
  }
}
