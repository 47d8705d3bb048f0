package io.framelog.query.dataset;

import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.FindRetractions;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.ListDatasets;
import io.framelog.dataset.queries.RetractionPage;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions about datasets and snapshots; waits outside any transaction. */
@Component
class DatasetQueryHandler {
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final int MOST = 1_000;

  private final DatasetReads reads;
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  DatasetQueryHandler(DatasetReads reads, ProjectionProgress progress, QuerySettings settings) {
    this.reads = reads;
    this.progress = progress;
    this.settings = settings;
  }

  @QueryHandler
  DatasetView handle(FindDataset query) {
    await(query.minPosition());
    return reads.dataset(query);
  }

  @QueryHandler
  DatasetList handle(ListDatasets query) {
    await(query.minPosition());
    return reads.datasets();
  }

  @QueryHandler
  SnapshotView handle(FindSnapshot query) throws InterruptedException {
    await(query.minPosition());
    SnapshotRow row = reads.snapshot(query.datasetName(), query.snapshotId());
    Duration patience = query.waitForSeal() == null ? Duration.ZERO : query.waitForSeal();
    long deadline = System.nanoTime() + patience.toNanos();
    while (row.state == SnapshotState.SEALING && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
      row = reads.snapshot(query.datasetName(), query.snapshotId());
    }
    return reads.view(row);
  }

  @QueryHandler
  RetractionPage handle(FindRetractions query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "limit is 1 to " + MOST, Map.of("limit", MOST));
    }
    await(query.minPosition());
    return reads.retractions(query);
  }

  private void await(@Nullable Long minPosition) {
    if (minPosition != null) {
      progress.await(DatasetProjection.NAME, minPosition, settings.patience());
    }
  }
}
