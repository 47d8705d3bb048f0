package io.framelog.query.progress;

import io.framelog.log.LogHead;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of the projections, as their progress describes them. */
@Component
class ProjectionStates implements DerivedStore {
  private final JdbcTemplate jdbc;
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final ObjectProvider<BatchProjection> projections;

  ProjectionStates(
      JdbcTemplate jdbc,
      ProjectionProgress progress,
      ParkedEvents parked,
      ObjectProvider<BatchProjection> projections) {
    this.jdbc = jdbc;
    this.progress = progress;
    this.parked = parked;
    this.projections = projections;
  }

  private record Row(String name, long position, String logId, long epoch) {
    DerivedState state() {
      return new DerivedState("projection " + name, position, logId, epoch);
    }

    /** The epoch does not matter: these rows came back together with the log. */
    boolean isWithin(LogHead head) {
      return logId.equals(head.logId()) && position <= head.position();
    }
  }

  @Override
  public Optional<List<DerivedState>> states() {
    return Optional.of(rows().stream().map(Row::state).toList());
  }

  private List<Row> rows() {
    return jdbc.query(
        "select name, position, log_id, epoch from projection_progress order by name",
        (row, number) ->
            new Row(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)));
  }

  @Override
  public void couldNotBeAsked(LogHead head) {
    // They are in the database of the log, which has just answered.
  }

  @Override
  public void startOver(LogHead head) {
    for (Row row : rows()) {
      if (!row.isWithin(head)) {
        reset(row.name(), head);
      }
    }
    jdbc.update("update projection_progress set epoch = ?", head.epoch());
  }

  private void reset(String name, LogHead head) {
    projections.stream()
        .filter(projection -> projection.name().equals(name))
        .findFirst()
        .orElseThrow(() -> LogWentBackwards.unknownProjection(head, name))
        .reset();
    parked.forget(name);
    progress.clear(name);
    // Without a token the processor begins at the first event, as on its first run.
    jdbc.update("delete from tokenentry where processorname = ?", name);
  }
}
