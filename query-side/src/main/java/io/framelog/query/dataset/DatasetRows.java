package io.framelog.query.dataset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Reads datasets. */
interface DatasetRows extends Repository<DatasetRow, UUID> {
  Optional<DatasetRow> findByName(String name);

  Optional<DatasetRow> findByDatasetId(UUID datasetId);

  List<DatasetRow> findAllByOrderByName();
}
