package io.framelog.query.rebuild;

import io.framelog.query.progress.BatchProjection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The upkeep of each projection: that of its tables, or its own. */
@Component
class Upkeeps {
  private final Map<String, ProjectionUpkeep> byName = new HashMap<>();

  Upkeeps(
      ObjectProvider<BatchProjection> projections,
      ObjectProvider<ProjectionUpkeep> own,
      TableUpkeeps tables) {
    projections.stream()
        .filter(projection -> !projection.tables().isEmpty())
        .forEach(projection -> byName.put(projection.name(), tables.of(projection)));
    own.forEach(upkeep -> byName.put(upkeep.projection(), upkeep));
  }

  Optional<ProjectionUpkeep> of(String projection) {
    return Optional.ofNullable(byName.get(projection));
  }
}
