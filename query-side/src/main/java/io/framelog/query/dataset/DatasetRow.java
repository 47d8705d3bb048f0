package io.framelog.query.dataset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code dataset}, for reading; {@link DatasetProjection} writes it. */
@Entity
@Table(name = "dataset")
class DatasetRow {
  @Id UUID datasetId = new UUID(0, 0);
  String name = "";
  long version;
  String selection = "";
  Instant createdAt = Instant.EPOCH;
  @Nullable Long retractedPosition;
}
