package io.framelog.query.dataset;

import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.ListDatasets;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.query.progress.ProjectionProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads rows and progress in one database snapshot, so that the answer's position is exact. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class DatasetReads {
  private final DatasetRows datasets;
  private final SnapshotRows snapshots;
  private final ProjectionProgress progress;

  DatasetReads(DatasetRows datasets, SnapshotRows snapshots, ProjectionProgress progress) {
    this.datasets = datasets;
    this.snapshots = snapshots;
    this.progress = progress;
  }

  DatasetView dataset(FindDataset query) {
    DatasetRow row = row(query.name());
    return DatasetViews.dataset(
        row,
        snapshots.findByDatasetIdOrderByTakenPosition(row.datasetId),
        progress.position(DatasetProjection.NAME));
  }

  DatasetList datasets(ListDatasets query) {
    long position = progress.position(DatasetProjection.NAME);
    Map<UUID, List<SnapshotRow>> byDataset =
        snapshots.findAllByOrderByTakenPosition().stream()
            .collect(Collectors.groupingBy(snapshot -> snapshot.datasetId));
    return new DatasetList(
        datasets.findAllByOrderByName().stream()
            .map(
                row ->
                    DatasetViews.dataset(
                        row, byDataset.getOrDefault(row.datasetId, List.of()), position))
            .toList(),
        position);
  }

  SnapshotRow snapshot(String datasetName, String snapshotId) {
    DatasetRow dataset = row(datasetName);
    return (Identities.isUuid(snapshotId)
            ? snapshots.findBySnapshotIdAndDatasetId(UUID.fromString(snapshotId), dataset.datasetId)
            : Optional.<SnapshotRow>empty())
        .orElseThrow(
            () ->
                new QueryRejected(
                    ErrorCode.SNAPSHOT_NOT_FOUND,
                    "dataset %s has no snapshot %s".formatted(datasetName, snapshotId)));
  }

  private DatasetRow row(String name) {
    return datasets
        .findByName(name)
        .orElseThrow(
            () -> new QueryRejected(ErrorCode.DATASET_NOT_FOUND, "there is no dataset " + name));
  }
}
