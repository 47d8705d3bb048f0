package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code snapshot}, for reading; {@link DatasetProjection} writes it. */
@Entity
@Table(name = "snapshot")
class SnapshotRow {
  @Id UUID snapshotId = new UUID(0, 0);
  UUID datasetId = new UUID(0, 0);
  @Nullable String name;
  long position;
  String selection = "";

  @Enumerated(EnumType.STRING)
  SnapshotState state = SnapshotState.SEALING;

  @Nullable Long count;
  @Nullable String digest;
  long takenPosition;
  Instant takenAt = Instant.EPOCH;
  @Nullable Instant sealedAt;
}
