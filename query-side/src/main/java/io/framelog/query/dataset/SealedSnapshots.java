package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotState;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.log.LogReader;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import org.springframework.stereotype.Component;

/** Finds snapshots whose items may be given out, and waits until that is so. */
@Component
class SealedSnapshots {
  private final DatasetReads reads;
  private final LogReader log;
  private final ProjectionProgress progress;
  private final ItemsReached reached;
  private final QuerySettings settings;

  SealedSnapshots(
      DatasetReads reads,
      LogReader log,
      ProjectionProgress progress,
      ItemsReached reached,
      QuerySettings settings) {
    this.reads = reads;
    this.log = log;
    this.progress = progress;
    this.reached = reached;
    this.settings = settings;
  }

  /** What was taken down by now is not given out, not even while the rows are being rebuilt. */
  void awaitRetractions() {
    progress.await(DatasetProjection.NAME, log.head().position(), settings.patience());
  }

  /**
   * The snapshot.
   *
   * @throws QueryRejected with {@code snapshot-not-sealed}, {@code snapshot-not-found} or {@code
   *     dataset-not-found}
   */
  SnapshotRow find(String datasetName, String snapshotId) {
    awaitRetractions();
    SnapshotRow snapshot = reads.snapshot(datasetName, snapshotId);
    if (snapshot.state != SnapshotState.SEALED) {
      throw new QueryRejected(
          ErrorCode.SNAPSHOT_NOT_SEALED, "snapshot %s is being sealed".formatted(snapshotId));
    }
    // A rebuilt projection may be behind what was sealed long ago.
    reached.await(snapshot.position, settings.patience());
    return snapshot;
  }
}
