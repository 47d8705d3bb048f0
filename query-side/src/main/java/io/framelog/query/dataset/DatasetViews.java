package io.framelog.query.dataset;

import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Turns rows into what people read. */
final class DatasetViews {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DatasetViews() {}

  static DatasetView dataset(DatasetRow row, List<SnapshotRow> snapshots, long position) {
    return new DatasetView(
        row.datasetId.toString(),
        row.name,
        selection(row.selection),
        row.createdAt,
        snapshots.stream().map(DatasetViews::snapshot).toList(),
        position);
  }

  static SnapshotView snapshot(SnapshotRow row) {
    return new SnapshotView(
        row.snapshotId.toString(),
        row.name,
        row.position,
        row.state,
        row.count,
        row.digest,
        selection(row.selection),
        row.takenAt,
        row.sealedAt);
  }

  static SelectionSpec selection(String json) {
    return JSON.readValue(json, SelectionSpec.class);
  }
}
