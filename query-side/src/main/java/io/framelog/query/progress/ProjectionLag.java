package io.framelog.query.progress;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.projection.DeadLetter;
import io.framelog.projection.DeadLetterPage;
import io.framelog.projection.ListDeadLetters;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says how far each projection is behind the log and what it has put aside: as answers to queries
 * and as gauges.
 */
@Component
class ProjectionLag implements MeterBinder {
  private static final int MOST = 1_000;

  private final List<String> names;
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final LogReader log;
  private final Clock clock = Clock.systemUTC();

  ProjectionLag(
      ObjectProvider<BatchProjection> projections,
      ProjectionProgress progress,
      ParkedEvents parked,
      LogReader log) {
    this.names = projections.stream().map(BatchProjection::name).sorted().toList();
    this.progress = progress;
    this.parked = parked;
    this.log = log;
  }

  @QueryHandler
  ProjectionList on(ListProjections query) {
    return new ProjectionList(names.stream().map(this::status).toList());
  }

  private ProjectionStatus status(String name) {
    long position = progress.position(name);
    return new ProjectionStatus(
        name, position, behind(position), waiting(position), parked.count(name));
  }

  @QueryHandler
  DeadLetterPage on(ListDeadLetters query) {
    if (!names.contains(query.projection())) {
      throw new QueryRejected(
          ErrorCode.PROJECTION_NOT_FOUND, "there is no projection " + query.projection());
    }
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "limit is 1 to " + MOST, Map.of("limit", MOST));
    }
    List<DeadLetter> page = parked.list(query.projection(), query.after(), query.limit());
    boolean full = page.size() == query.limit();
    return new DeadLetterPage(page, full ? (Long) page.getLast().position() : null);
  }

  private long behind(long position) {
    return Math.max(0, log.head().position() - position);
  }

  /** For how many seconds the first event beyond {@code position} has waited; 0 without one. */
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
      Gauge.builder("framelog.projection.lag.seconds", () -> waiting(progress.position(name)))
          .description("How long the first event has waited that the projection has not handled")
          .tag("name", name)
          .register(registry);
      Gauge.builder("framelog.projection.dead.letters", () -> parked.count(name))
          .description(
              "Events that the projection has put aside, because it cannot read or handle them")
          .tag("name", name)
          .register(registry);
    }
  }
}
