package io.framelog.query.dataset;

import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.log.LogReader;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a sealed snapshot's items out, page by page. */
@Component
class SnapshotItemsHandler {
  private static final int MOST = 10_000;

  private final DatasetReads reads;
  private final SnapshotPages pages;
  private final Retractions retractions;
  private final LogReader log;
  private final ProjectionProgress progress;
  private final ItemsReached reached;
  private final QuerySettings settings;

  SnapshotItemsHandler(
      DatasetReads reads,
      SnapshotPages pages,
      Retractions retractions,
      LogReader log,
      ProjectionProgress progress,
      ItemsReached reached,
      QuerySettings settings) {
    this.reads = reads;
    this.pages = pages;
    this.retractions = retractions;
    this.log = log;
    this.progress = progress;
    this.reached = reached;
    this.settings = settings;
  }

  @QueryHandler
  SnapshotItems handle(FindSnapshotItems query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "A page has 1 to %d items".formatted(MOST));
    }
    // What was taken down by now is not given out, not even while the rows are being rebuilt.
    progress.await(DatasetProjection.NAME, log.head().position(), settings.patience());
    SnapshotRow snapshot = reads.snapshot(query.datasetName(), query.snapshotId());
    if (snapshot.state != SnapshotState.SEALED) {
      throw new QueryRejected(
          ErrorCode.SNAPSHOT_NOT_SEALED,
          "snapshot %s is being sealed".formatted(query.snapshotId()));
    }
    // A rebuilt projection may be behind what was sealed long ago.
    reached.await(snapshot.position, settings.patience());
    SnapshotItems page = pages.page(snapshot, cursor(query.after()), query.limit());
    return new SnapshotItems(retractions.takenOut(snapshot, page.items()), page.next());
  }

  /** The image id to go on from. */
  static @Nullable UUID cursor(@Nullable String after) {
    if (after == null) {
      return null;
    }
    if (!Identities.isUuid(after)) {
      throw new QueryRejected(ErrorCode.CURSOR_INVALID, "'" + after + "' is not a cursor of ours");
    }
    return UUID.fromString(after);
  }
}
