package io.framelog.query.dataset;

import io.framelog.erasure.FindHeldItems;
import io.framelog.erasure.HeldItems;
import io.framelog.image.ErasedItem;
import io.framelog.query.QuerySettings;
import io.framelog.query.image.ImageProjection;
import io.framelog.query.progress.ProjectionProgress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindHeldItems}: asks each snapshot's selection for the one image. */
@Component
class FindHeldItemsHandler {
  private final SnapshotRows snapshots;
  private final SnapshotItemTable items;
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  FindHeldItemsHandler(
      SnapshotRows snapshots,
      SnapshotItemTable items,
      ProjectionProgress progress,
      QuerySettings settings) {
    this.snapshots = snapshots;
    this.items = items;
    this.progress = progress;
    this.settings = settings;
  }

  @QueryHandler
  HeldItems on(FindHeldItems query) {
    progress.await(DatasetProjection.NAME, query.upTo(), settings.patience());
    progress.await(ImageProjection.NAME, query.upTo(), settings.patience());
    UUID imageId = UUID.fromString(query.imageId());
    List<ErasedItem> held = new ArrayList<>();
    for (SnapshotRow snapshot : snapshots.findAllByOrderByTakenPosition()) {
      if (snapshot.takenPosition <= query.upTo()) {
        items
            .leaf(DatasetViews.selection(snapshot.selection), snapshot.position, imageId)
            .ifPresent(
                leaf ->
                    held.add(
                        new ErasedItem(
                            snapshot.datasetId.toString(),
                            snapshot.snapshotId.toString(),
                            HexFormat.of().formatHex(leaf))));
      }
    }
    return new HeldItems(held);
  }
}
