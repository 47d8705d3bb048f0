package io.framelog.command.image;

import io.framelog.command.annotation.ImageHistory;
import io.framelog.command.annotation.LoggedEdit;
import io.framelog.image.events.AnnotationEvent;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The history of the only image of a store: an event's position is its sequence and one more. */
record StoredHistory(EventStore events) implements ImageHistory {
  @Override
  public List<AnnotationEvent> upTo(String imageId, long versions) {
    return editsUpTo(imageId, versions).stream().map(LoggedEdit::event).toList();
  }

  @Override
  public List<LoggedEdit> editsUpTo(String imageId, long versions) {
    return events
        .readEvents(imageId)
        .asStream()
        .filter(message -> message.getPayload() instanceof AnnotationEvent)
        .map(StoredHistory::edit)
        .limit(versions)
        .toList();
  }

  private static LoggedEdit edit(DomainEventMessage<?> message) {
    return new LoggedEdit(
        message.getSequenceNumber() + 1, (AnnotationEvent) message.getPayload());
  }
}
