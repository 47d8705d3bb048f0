package io.framelog.query.dataset;

import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffSide;
import io.framelog.log.LogReader;
import io.framelog.query.QuerySettings;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.selection.SelectionSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is compared when datasets are: waits until it can be read as it is to be given out. */
@Component
class DatasetSides {
  private final SealedSnapshots snapshots;
  private final SelectionResolver resolver;
  private final LogReader log;
  private final ItemsReached reached;
  private final QuerySettings settings;

  DatasetSides(
      SealedSnapshots snapshots,
      SelectionResolver resolver,
      LogReader log,
      ItemsReached reached,
      QuerySettings settings) {
    this.snapshots = snapshots;
    this.resolver = resolver;
    this.log = log;
    this.reached = reached;
    this.settings = settings;
  }

  /** What was taken down by now is not given out: waits for the head. */
  void awaitRetractions() {
    snapshots.awaitRetractions();
  }

  /** A sealed snapshot of the dataset. */
  SnapshotRow sealed(String datasetName, String snapshotId) {
    return snapshots.find(datasetName, snapshotId);
  }

  DiffSide side(SnapshotRow snapshot) {
    return new DiffSide(
        snapshot.position,
        DatasetViews.selection(snapshot.selection),
        snapshot.snapshotId.toString());
  }

  /**
   * @param end null for now
   * @param present the dataset's selection; of what is similar, what is so by now
   */
  DiffSide side(String datasetName, @Nullable DiffEnd end, SelectionSpec present) {
    if (end != null && end.snapshotId() != null) {
      return side(sealed(datasetName, end.snapshotId()));
    }
    long position = end == null ? log.head().position() : Objects.requireNonNull(end.position());
    reached.await(position, settings.patience());
    return new DiffSide(position, resolver.frozen(present, null), null);
  }
}
