package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotState;
import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffSide;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.log.LogReader;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.selection.SelectionSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is compared when datasets are: waits until it can be read as it is to be given out. */
@Component
class DatasetSides {
  private final DatasetReads reads;
  private final LogReader log;
  private final ProjectionProgress progress;
  private final ItemsReached reached;
  private final QuerySettings settings;

  DatasetSides(
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

  /** What was taken down by now is not given out: waits for the head. */
  void awaitRetractions() {
    progress.await(DatasetProjection.NAME, log.head().position(), settings.patience());
  }

  /** A sealed snapshot of the dataset. */
  SnapshotRow sealed(String datasetName, String snapshotId) {
    SnapshotRow snapshot = reads.snapshot(datasetName, snapshotId);
    if (snapshot.state != SnapshotState.SEALED) {
      throw new QueryRejected(
          ErrorCode.SNAPSHOT_NOT_SEALED, "snapshot %s is being sealed".formatted(snapshotId));
    }
    return snapshot;
  }

  DiffSide side(SnapshotRow snapshot) {
    return reached(
        new DiffSide(
            snapshot.position,
            DatasetViews.selection(snapshot.selection),
            snapshot.snapshotId.toString()));
  }

  /**
   * @param end null for now
   * @param present the dataset's selection
   */
  DiffSide side(String datasetName, @Nullable DiffEnd end, SelectionSpec present) {
    if (end != null && end.snapshotId() != null) {
      return side(sealed(datasetName, end.snapshotId()));
    }
    long position = end == null ? log.head().position() : Objects.requireNonNull(end.position());
    return reached(new DiffSide(position, present, null));
  }

  private DiffSide reached(DiffSide side) {
    reached.await(side.position(), settings.patience());
    return side;
  }
}
