package io.framelog.query.progress;

import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says how far each projection is behind the log: as the answer to a query and as gauges. */
@Component
class ProjectionLag implements MeterBinder {
  private final List<String> names;
  private final ProjectionProgress progress;
  private final LogReader log;
  private final Clock clock = Clock.systemUTC();

  ProjectionLag(
      ObjectProvider<BatchProjection> projections, ProjectionProgress progress, LogReader log) {
    this.names = projections.stream().map(BatchProjection::name).sorted().toList();
    this.progress = progress;
    this.log = log;
  }

  @QueryHandler
  ProjectionList on(ListProjections query) {
    return new ProjectionList(names.stream().map(this::status).toList());
  }

  private ProjectionStatus status(String name) {
    long position = progress.position(name);
    long behind = behind(position);
    return new ProjectionStatus(name, position, behind, behind == 0 ? 0 : waiting(position), 0);
  }

  private long behind(long position) {
    return Math.max(0, log.head().position() - position);
  }

  /** For how many seconds the first event beyond {@code position} has been waiting. */
  private double waiting(long position) {
    List<LoggedEvent> next = log.read(LogQuery.all(position, 1));
    return next.isEmpty()
        ? 0
        : Math.max(
            0, Duration.between(next.getFirst().recordedAt(), clock.instant()).toMillis() / 1000.0);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String name : names) {
      Gauge.builder("framelog.projection.position", () -> progress.position(name))
          .description("Position of the last event that the projection has handled")
          .tag("name", name)
          .register(registry);
      Gauge.builder("framelog.projection.lag.events", () -> behind(progress.position(name)))
          .description("Events in the log that the projection has not handled yet")
          .tag("name", name)
          .register(registry);
    }
  }
}
