package io.framelog.query.dataset;

import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.diff.DiffPage;
import io.framelog.diff.DiffSide;
import io.framelog.diff.FindDatasetDiff;
import io.framelog.query.diff.ComparedSide;
import io.framelog.query.diff.Comparison;
import io.framelog.query.diff.DiffLimits;
import io.framelog.query.diff.Difference;
import io.framelog.query.diff.Differences;
import io.framelog.query.diff.ImageChanges;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindDatasetDiff}. */
@Component
class FindDatasetDiffHandler {
  private final DatasetReads reads;
  private final DatasetSides sides;
  private final Retractions retractions;
  private final Comparison comparison;
  private final ImageChanges changes;

  FindDatasetDiffHandler(
      DatasetReads reads,
      DatasetSides sides,
      Retractions retractions,
      Comparison comparison,
      ImageChanges changes) {
    this.reads = reads;
    this.sides = sides;
    this.retractions = retractions;
    this.comparison = comparison;
    this.changes = changes;
  }

  @QueryHandler
  DiffPage on(FindDatasetDiff query) {
    DiffLimits.check(query.limit(), query.after());
    sides.awaitRetractions();
    DatasetView dataset = reads.dataset(new FindDataset(query.datasetName(), null));
    DiffSide from = sides.side(dataset.name(), query.from(), dataset.selection());
    DiffSide to = sides.side(dataset.name(), query.to(), dataset.selection());
    Differences found =
        comparison.differences(
            ComparedSide.ofDataset(from), ComparedSide.ofDataset(to), query.after(), query.limit());
    List<String> ids = found.all().stream().map(Difference::imageId).toList();
    Map<String, String> retracted = retractions.reasons(UUID.fromString(dataset.datasetId()), ids);
    return new DiffPage(
        from,
        to,
        changes.of(found.all(), from.position(), to.position(), retracted),
        found.next(),
        Math.max(from.position(), to.position()));
  }
}
