package io.framelog.query.diff;

import io.framelog.diff.DiffPage;
import io.framelog.diff.DiffSide;
import io.framelog.diff.FindDiff;
import io.framelog.log.LogReader;
import io.framelog.query.image.ImageReads;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.query.selection.Selections;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.SelectionText;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindDiff}. */
@Component
class FindDiffHandler {
  private final Comparison comparison;
  private final ImageChanges changes;
  private final ImageReads reads;
  private final LogReader log;
  private final SelectionResolver resolver;

  FindDiffHandler(
      Comparison comparison,
      ImageChanges changes,
      ImageReads reads,
      LogReader log,
      SelectionResolver resolver) {
    this.comparison = comparison;
    this.changes = changes;
    this.reads = reads;
    this.log = log;
    this.resolver = resolver;
  }

  @QueryHandler
  DiffPage on(FindDiff query) {
    DiffLimits.check(query.limit(), query.after());
    SelectionSpec written =
        SelectionSpec.ofText(SelectionText.of(Selections.parse(query.filter())));
    SelectionSpec selection = resolver.frozen(written, null);
    long to = query.to() == null ? log.head().position() : query.to();
    reads.reach(query.from());
    reads.reach(to);
    DiffSide before = new DiffSide(query.from(), selection, null);
    DiffSide behind = new DiffSide(to, selection, null);
    Differences found =
        comparison.differences(
            ComparedSide.ofList(before), ComparedSide.ofList(behind), query.after(), query.limit());
    return new DiffPage(
        before,
        behind,
        changes.of(found.all(), query.from(), to, Map.of()),
        found.next(),
        Math.max(query.from(), to));
  }
}
