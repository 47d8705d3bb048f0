package io.framelog.query.dataset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Reads snapshots. */
interface SnapshotRows extends Repository<SnapshotRow, UUID> {
  Optional<SnapshotRow> findById(UUID snapshotId);

  Optional<SnapshotRow> findBySnapshotIdAndDatasetId(UUID snapshotId, UUID datasetId);

  List<SnapshotRow> findByDatasetIdOrderByTakenPosition(UUID datasetId);

  List<SnapshotRow> findAllByOrderByTakenPosition();
}
