package io.framelog.query.progress;

import io.framelog.projection.DeadLetter.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Folds events into the rows of a projection, inside the caller's transaction: as one batch, or
 * carefully, in savepoints, so that an event whose handling fails is put aside with what follows of
 * its aggregate, and the rest goes on.
 */
public final class BatchFold {
  private static final int LONGEST_DETAIL = 1_000;

  private final BatchProjection projection;
  private final ParkedEvents parked;
  private final ReadableEvents readable;
  private final JdbcTemplate jdbc;

  public BatchFold(BatchProjection projection, ParkedEvents parked, JdbcTemplate jdbc) {
    this.projection = projection;
    this.parked = parked;
    this.readable = new ReadableEvents(projection, parked);
    this.jdbc = jdbc;
  }

  /** As one batch; when it fails, the transaction must be rolled back. */
  public void apply(List<PositionedEvent> batch) {
    List<PositionedEvent> events = readable.of(batch);
    if (!events.isEmpty()) {
      projection.apply(events);
    }
  }

  /** As {@link #apply}, but what fails is halved until the events are found that fail alone. */
  public void applyCarefully(List<PositionedEvent> batch) {
    List<PositionedEvent> events = readable.of(batch);
    if (!events.isEmpty()) {
      applyParts(events, new HashSet<>());
    }
  }

  /** Whether the same batch will fail again, so that trying it carefully is worth the effort. */
  public boolean canPark(Throwable failure) {
    return projection.parks() && !PassingFailure.is(failure);
  }

  private void applyParts(List<PositionedEvent> part, Set<String> failed) {
    List<PositionedEvent> events = withoutWaiting(part, failed);
    if (events.isEmpty()) {
      return;
    }
    RuntimeException failure = attempt(events);
    if (failure == null) {
      return;
    }
    PositionedEvent first = events.getFirst();
    if (events.size() == 1) {
      parked.park(projection.name(), first.position(), Reason.HANDLING_FAILED, detail(failure));
      failed.add(first.aggregateId());
      return;
    }
    int half = events.size() / 2;
    applyParts(events.subList(0, half), failed);
    applyParts(events.subList(half, events.size()), failed);
  }

  private List<PositionedEvent> withoutWaiting(List<PositionedEvent> part, Set<String> failed) {
    if (failed.isEmpty()) {
      return part;
    }
    List<PositionedEvent> left = new ArrayList<>(part.size());
    for (PositionedEvent event : part) {
      if (projection.reads(event.aggregateType()) && failed.contains(event.aggregateId())) {
        parked.park(
            projection.name(),
            event.position(),
            Reason.WAITS_BEHIND,
            "an earlier event of " + event.aggregateId() + " waits");
      } else {
        left.add(event);
      }
    }
    return left;
  }

  /** Applies events in a savepoint and returns why that will always fail, or null. */
  @Nullable RuntimeException attempt(List<PositionedEvent> events) {
    jdbc.execute("savepoint part");
    try {
      projection.apply(events);
      jdbc.execute("release savepoint part");
      return null;
    } catch (RuntimeException e) {
      if (PassingFailure.is(e)) {
        throw e;
      }
      jdbc.execute("rollback to savepoint part");
      jdbc.execute("release savepoint part");
      return e;
    }
  }

  /** Without what the database adds to its first line: the row's content, which may be personal. */
  static String detail(RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = cause.toString().lines().findFirst().orElse("");
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
  }
}
