package io.framelog.query.dataset;

import io.framelog.dataset.events.DatasetDefined;
import io.framelog.dataset.events.DatasetEdit;
import io.framelog.dataset.events.DatasetEvent;
import io.framelog.dataset.events.ImagesReinstated;
import io.framelog.dataset.events.ImagesRetracted;
import io.framelog.dataset.events.SelectionChanged;
import io.framelog.dataset.events.SnapshotReleased;
import io.framelog.dataset.events.SnapshotSealed;
import io.framelog.dataset.events.SnapshotTaken;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.PositionedEvent;
import io.framelog.selection.SelectionSpec;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code dataset} and what belongs to it: few rows, written one by one. */
@Component
class DatasetProjection implements BatchProjection {
  static final String NAME = "dataset";
  private static final String AGGREGATE = "Dataset";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate jdbc;

  DatasetProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(String aggregateType) {
    return aggregateType.equals(AGGREGATE);
  }

  @Override
  public List<String> tables() {
    return List.of("dataset", "snapshot", "snapshot_release", "dataset_retraction");
  }

  @Override
  public void apply(List<PositionedEvent> batch) {
    for (PositionedEvent event : batch) {
      if (reads(event.aggregateType()) && event.payload() instanceof DatasetEvent fact) {
        apply(fact, event);
      }
    }
  }

  private void apply(DatasetEvent fact, PositionedEvent event) {
    OffsetDateTime at = event.recordedAt().atOffset(ZoneOffset.UTC);
    UUID datasetId = UUID.fromString(fact.datasetId());
    switch (fact) {
      case DatasetEdit edit -> {
        apply(edit, datasetId, event.position(), at);
        jdbc.update("update dataset set version = version + 1 where dataset_id = ?", datasetId);
      }
      case SnapshotSealed sealed -> {
        UUID snapshotId = UUID.fromString(sealed.snapshotId());
        jdbc.update(
            """
            update snapshot set state = 'SEALED', count = ?, digest = ?, sealed_at = ?
            where snapshot_id = ?""",
            sealed.count(),
            sealed.root(),
            at,
            snapshotId);
        jdbc.update("delete from snapshot_claim where snapshot_id = ?", snapshotId);
      }
    }
  }

  private void apply(DatasetEdit edit, UUID datasetId, long position, OffsetDateTime at) {
    switch (edit) {
      case DatasetDefined defined ->
          jdbc.update(
              """
              insert into dataset (dataset_id, name, selection, created_at, version)
              values (?, ?, ?, ?, 0)\
              """,
              datasetId,
              defined.name(),
              json(defined.selection()),
              at);
      case SelectionChanged changed ->
          jdbc.update(
              "update dataset set selection = ? where dataset_id = ?",
              json(changed.selection()),
              datasetId);
      case SnapshotTaken taken ->
          jdbc.update(
              """
              insert into snapshot (snapshot_id, dataset_id, name, position, selection,
                                    canonical_version, state, taken_position, taken_at)
              values (?, ?, ?, ?, ?, ?, 'SEALING', ?, ?)\
              """,
              UUID.fromString(taken.snapshotId()),
              datasetId,
              taken.name(),
              taken.position(),
              json(taken.selection()),
              taken.canonicalVersion(),
              position,
              at);
      case SnapshotReleased released ->
          jdbc.update(
              """
              insert into snapshot_release (dataset_id, tag, snapshot_id, position, released_at)
              values (?, ?, ?, ?, ?)\
              """,
              datasetId,
              released.tag(),
              UUID.fromString(released.snapshotId()),
              position,
              at);
      case ImagesRetracted gone -> {
        jdbc.update(
            """
            insert into dataset_retraction (dataset_id, image_id, reason, position, retracted_at)
            select ?, image_id, ?, ?, ? from unnest(?::uuid[]) as r (image_id)\
            """,
            datasetId,
            gone.reason(),
            position,
            at,
            TextArray.literal(gone.imageIds()));
        retractionsChanged(datasetId, position);
      }
      case ImagesReinstated back -> {
        jdbc.update(
            "delete from dataset_retraction where dataset_id = ? and image_id = any (?::uuid[])",
            datasetId,
            TextArray.literal(back.imageIds()));
        retractionsChanged(datasetId, position);
      }
    }
  }

  private void retractionsChanged(UUID datasetId, long position) {
    jdbc.update(
        "update dataset set retracted_position = ? where dataset_id = ?", position, datasetId);
  }

  private static String json(SelectionSpec selection) {
    return JSON.writeValueAsString(selection);
  }

  @Override
  public void reset() {
    jdbc.update("delete from dataset_retraction");
    jdbc.update("delete from snapshot_release");
    jdbc.update("delete from snapshot");
    jdbc.update("delete from dataset");
  }
}
