package io.framelog.query.live;

import io.framelog.image.queries.FindSelectionChanges;
import io.framelog.image.queries.SelectionChanges;
import io.framelog.log.LogReader;
import io.framelog.query.QuerySettings;
import io.framelog.query.image.ImageProjection;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.selection.Selections;
import io.framelog.selection.Selection;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells what the events beyond a position meant for a selection, behind the read model. */
@Component
class FindSelectionChangesHandler {
  private final SelectionChangesStatement changes;
  private final ProjectionProgress progress;
  private final LogReader log;
  private final QuerySettings settings;

  FindSelectionChangesHandler(
      JdbcTemplate jdbc, ProjectionProgress progress, LogReader log, QuerySettings settings) {
    this.changes = new SelectionChangesStatement(jdbc);
    this.progress = progress;
    this.log = log;
    this.settings = settings;
  }

  @QueryHandler
  SelectionChanges handle(FindSelectionChanges query) {
    Selection selection = Selections.parse(query.selection());
    progress.requireWithinLog(query.after());
    if (log.head().position() > query.after()) {
      progress.await(ImageProjection.NAME, query.after() + 1, settings.patience());
    }
    return changes.read(
        selection, query.after(), Math.clamp(query.limit(), 1, FindSelectionChanges.MOST));
  }
}
