package io.framelog.query.dataset;

import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a sealed snapshot's items out, page by page. */
@Component
class SnapshotItemsHandler {
  private static final int MOST = 10_000;

  private final SealedSnapshots snapshots;
  private final SnapshotPages pages;
  private final Retractions retractions;

  SnapshotItemsHandler(SealedSnapshots snapshots, SnapshotPages pages, Retractions retractions) {
    this.snapshots = snapshots;
    this.pages = pages;
    this.retractions = retractions;
  }

  @QueryHandler
  SnapshotItems handle(FindSnapshotItems query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "A page has 1 to %d items".formatted(MOST));
    }
    SnapshotRow snapshot = snapshots.find(query.datasetName(), query.snapshotId());
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
