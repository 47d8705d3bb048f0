package io.framelog.query.progress;

import io.framelog.projection.DeadLetter.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets a projection have what this build can read of a batch, and parks the rest. One event that
 * cannot be read must not stop the stream; but nor may its aggregate be folded on without it, so
 * all that follows of that aggregate waits behind it, and its rows stay true as of the event
 * before.
 */
final class ReadableEvents {
  private final BatchProjection projection;
  private final ParkedEvents parked;

  ReadableEvents(BatchProjection projection, ParkedEvents parked) {
    this.projection = projection;
    this.parked = parked;
  }

  /** Those to be folded, in order. Runs inside the batch's transaction. */
  List<PositionedEvent> of(List<PositionedEvent> all) {
    List<PositionedEvent> batch = withoutDiscarded(all);
    Set<String> aggregates =
        batch.stream()
            .filter(this::isRead)
            .map(PositionedEvent::aggregateId)
            .collect(Collectors.toUnmodifiableSet());
    if (aggregates.isEmpty()) {
      return batch;
    }
    Set<String> waiting = parked.waiting(projection.name(), aggregates);
    if (!projection.parks()) {
      requireReadable(batch);
    }
    List<PositionedEvent> readable = new ArrayList<>(batch.size());
    for (PositionedEvent event : batch) {
      if (!isRead(event)) {
        readable.add(event);
      } else if (waiting.contains(event.aggregateId())) {
        park(event, Reason.WAITS_BEHIND, "an earlier event of " + event.aggregateId() + " waits");
      } else if (event.fault() instanceof PositionedEvent.Fault fault) {
        park(event, fault.reason(), fault.detail());
        waiting.add(event.aggregateId());
      } else {
        readable.add(event);
      }
    }
    return readable;
  }

  private List<PositionedEvent> withoutDiscarded(List<PositionedEvent> batch) {
    Set<Long> discarded =
        parked.discarded(
            projection.name(), batch.getFirst().position(), batch.getLast().position());
    return discarded.isEmpty()
        ? batch
        : batch.stream().filter(event -> !discarded.contains(event.position())).toList();
  }

  private void requireReadable(List<PositionedEvent> batch) {
    for (PositionedEvent event : batch) {
      if (isRead(event) && event.fault() instanceof PositionedEvent.Fault fault) {
        throw new IllegalStateException(
            "%s cannot go on without %s: %s".formatted(projection.name(), event, fault.detail()));
      }
    }
  }

  private boolean isRead(PositionedEvent event) {
    return projection.reads(event.aggregateType());
  }

  private void park(PositionedEvent event, Reason reason, String detail) {
    parked.park(projection.name(), event.position(), reason, detail);
  }
}
