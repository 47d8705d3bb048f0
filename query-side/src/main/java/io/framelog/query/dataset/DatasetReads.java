package io.framelog.query.dataset;

import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.FindRetractions;
import io.framelog.dataset.queries.Release;
import io.framelog.dataset.queries.Retraction;
import io.framelog.dataset.queries.RetractionPage;
import io.framelog.dataset.queries.SealingProgress;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.dataset.queries.Withheld;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.query.progress.ProjectionProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads rows and progress in one database snapshot, so that the answer's position is exact. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class DatasetReads {
  private final DatasetRows datasets;
  private final SnapshotRows snapshots;
  private final Releases releases;
  private final Retractions retractions;
  private final ErasedItems erased;
  private final SealingClaims claims;
  private final ProjectionProgress progress;

  DatasetReads(
      DatasetRows datasets,
      SnapshotRows snapshots,
      Releases releases,
      Retractions retractions,
      ErasedItems erased,
      SealingClaims claims,
      ProjectionProgress progress) {
    this.datasets = datasets;
    this.snapshots = snapshots;
    this.releases = releases;
    this.retractions = retractions;
    this.erased = erased;
    this.claims = claims;
    this.progress = progress;
  }

  DatasetView dataset(FindDataset query) {
    DatasetRow row = row(query.name());
    return views(List.of(row), snapshots.findByDatasetIdOrderByTakenPosition(row.datasetId))
        .getFirst();
  }

  DatasetList datasets() {
    return new DatasetList(
        views(datasets.findAllByOrderByName(), snapshots.findAllByOrderByTakenPosition()),
        progress.position(DatasetProjection.NAME));
  }

  private List<DatasetView> views(List<DatasetRow> rows, List<SnapshotRow> taken) {
    Map<UUID, List<Release>> released = releases.of(taken);
    Map<UUID, Long> retracted = retractions.counts(rows);
    Map<UUID, Long> erasedItems = erased.counts(taken);
    Map<UUID, SealingProgress> sealing = claims.progress(taken);
    Map<UUID, @Nullable Long> retractedPositions = new HashMap<>();
    rows.forEach(row -> retractedPositions.put(row.datasetId, row.retractedPosition));
    Map<UUID, List<SnapshotView>> byDataset =
        taken.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.datasetId,
                    Collectors.mapping(
                        row ->
                            DatasetViews.snapshot(
                                row,
                                released,
                                new Withheld(
                                    retractedPositions.get(row.datasetId),
                                    erasedItems.getOrDefault(row.snapshotId, 0L)),
                                sealing.get(row.snapshotId)),
                        Collectors.toList())));
    long position = progress.position(DatasetProjection.NAME);
    return rows.stream()
        .map(
            row ->
                DatasetViews.dataset(
                    row,
                    byDataset.getOrDefault(row.datasetId, List.of()),
                    retracted.getOrDefault(row.datasetId, 0L),
                    position))
        .toList();
  }

  RetractionPage retractions(FindRetractions query) {
    List<Retraction> page =
        retractions.list(
            row(query.datasetName()).datasetId,
            SnapshotItemsHandler.cursor(query.after()),
            query.limit());
    return new RetractionPage(
        page,
        page.size() < query.limit() ? null : page.getLast().imageId(),
        progress.position(DatasetProjection.NAME));
  }

  SnapshotView view(SnapshotRow row) {
    @Nullable Long retracted =
        datasets
            .findByDatasetId(row.datasetId)
            .map(dataset -> dataset.retractedPosition)
            .orElse(null);
    long erasedItems = erased.counts(List.of(row)).getOrDefault(row.snapshotId, 0L);
    return DatasetViews.snapshot(
        row,
        releases.of(List.of(row)),
        new Withheld(retracted, erasedItems),
        claims.progress(List.of(row)).get(row.snapshotId));
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
