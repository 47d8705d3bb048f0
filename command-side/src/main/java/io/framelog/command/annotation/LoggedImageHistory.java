package io.framelog.command.annotation;

import io.framelog.image.events.AnnotationEvent;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Payloads come from the event store, in their present revision; positions from the log, because
 * Axon's messages of an aggregate have none.
 */
@Component
class LoggedImageHistory implements ImageHistory {
  private static final int PAGE = 1_000;

  private final EventStore events;
  private final LogReader log;

  LoggedImageHistory(EventStore events, LogReader log) {
    this.events = events;
    this.log = log;
  }

  @Override
  public List<AnnotationEvent> upTo(String imageId, long versions) {
    return annotations(imageId, versions)
        .map(message -> (AnnotationEvent) message.getPayload())
        .toList();
  }

  @Override
  public List<LoggedEdit> editsUpTo(String imageId, long versions) {
    List<? extends DomainEventMessage<?>> messages = annotations(imageId, versions).toList();
    if (messages.isEmpty()) {
      return List.of();
    }
    Map<Long, Long> positions = positions(imageId, messages.getLast().getSequenceNumber());
    List<LoggedEdit> edits = new ArrayList<>(messages.size());
    for (DomainEventMessage<?> message : messages) {
      Long position = positions.get(message.getSequenceNumber());
      if (position == null) {
        throw new IllegalStateException("the log lacks event " + message.getIdentifier());
      }
      edits.add(new LoggedEdit(position, (AnnotationEvent) message.getPayload()));
    }
    return edits;
  }

  // From sequence 0 on: a snapshot would stand in for the events that are wanted.
  private Stream<? extends DomainEventMessage<?>> annotations(String imageId, long versions) {
    return events.readEvents(imageId, 0).asStream()
        .filter(message -> message.getPayload() instanceof AnnotationEvent)
        .limit(versions);
  }

  /** From sequence to position, up to a sequence. */
  private Map<Long, Long> positions(String imageId, long lastSequence) {
    Map<Long, Long> positions = new HashMap<>();
    long after = 0;
    while (true) {
      List<LoggedEvent> page = log.read(LogQuery.aggregate(imageId, after, PAGE));
      for (LoggedEvent event : page) {
        positions.put(event.sequence(), event.position());
      }
      if (page.size() < PAGE || page.getLast().sequence() >= lastSequence) {
        return positions;
      }
      after = page.getLast().position();
    }
  }
}
