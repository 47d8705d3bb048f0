package io.framelog.query.erasure;

import io.framelog.dataset.queries.SnapshotState;
import io.framelog.erasure.ErasedImages;
import io.framelog.erasure.ErasedImages.SweepState;
import io.framelog.erasure.ErasureView;
import io.framelog.erasure.FindErasure;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.image.ErasedItem;
import io.framelog.image.events.ImageErased;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.ProjectionProgress;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers {@link FindErasure}: what the log says of it, and how far those behind the log are. */
@Component
class FindErasureHandler {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DATASETS = "dataset";

  private final LogReader log;
  private final ObjectProvider<ErasedImages> erased;
  private final List<String> projections;
  private final ProjectionProgress progress;
  private final DeliveryTable deliveries;
  private final JdbcTemplate jdbc;
  private final QuerySettings settings;

  FindErasureHandler(
      LogReader log,
      ObjectProvider<ErasedImages> erased,
      ObjectProvider<BatchProjection> projections,
      ProjectionProgress progress,
      DeliveryTable deliveries,
      JdbcTemplate jdbc,
      QuerySettings settings) {
    this.log = log;
    this.erased = erased;
    this.projections = projections.stream().map(BatchProjection::name).sorted().toList();
    this.progress = progress;
    this.deliveries = deliveries;
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @QueryHandler
  ErasureView on(FindErasure query) {
    if (query.minPosition() != null) {
      progress.await(DATASETS, query.minPosition(), settings.patience());
    }
    String imageId = query.imageId();
    SweepState state =
        Optional.ofNullable(erased.getIfAvailable())
            .filter(known -> Identities.isUuid(imageId))
            .flatMap(known -> known.of(imageId))
            .orElseThrow(
                () ->
                    new QueryRejected(
                        ErrorCode.ERASURE_NOT_FOUND, "Image %s was not erased".formatted(imageId)));
    long position = state.position();
    LoggedEvent record = log.read(LogQuery.all(position - 1, 1)).getFirst();
    ImageErased event = JSON.readValue(record.payload(), ImageErased.class);
    List<ErasureView.Follower> followers =
        projections.stream().map(it -> at(it, position)).toList();
    return new ErasureView(
        imageId,
        position,
        record.recordedAt(),
        event.reason(),
        state.sweeps() > 0 && followers.stream().allMatch(ErasureView.Follower::done),
        followers,
        state.sweeps(),
        state.lastError(),
        holders(event),
        deliveries.before(
            record.recordedAt(),
            event.snapshots().stream().map(ErasedItem::snapshotId).toList(),
            log.read(LogQuery.aggregate(imageId, 0, 1)).getFirst().position(),
            position - 1));
  }

  private ErasureView.Follower at(String projection, long erasedAt) {
    long reached = progress.position(projection);
    return new ErasureView.Follower(projection, reached, reached >= erasedAt);
  }

  private List<ErasureView.Holder> holders(ImageErased event) {
    return jdbc.query(
        """
        select d.name, s.snapshot_id::text, s.position, s.state
          from snapshot s join dataset d using (dataset_id)
         where s.snapshot_id = any (?::uuid[]) order by s.taken_position""",
        (row, number) ->
            new ErasureView.Holder(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                SnapshotState.valueOf(row.getString(4))),
        (Object) event.snapshots().stream().map(ErasedItem::snapshotId).toArray(String[]::new));
  }
}
