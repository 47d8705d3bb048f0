package io.framelog.command.log;

import io.framelog.log.EventTypes;
import io.framelog.log.LoggedEvent;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * An event of the log in the form that Axon deserialises. The simple name is mapped to its record;
 * an unknown one stays as it is, and Axon hands it on as an unknown type.
 */
record StoredEvent(LoggedEvent event) implements DomainEventData<String> {
  @Override
  public String getEventIdentifier() {
    return event.eventId();
  }

  @Override
  public Instant getTimestamp() {
    return event.recordedAt();
  }

  @Override
  public SerializedObject<String> getMetaData() {
    return new SerializedMetaData<>(event.metadata(), String.class);
  }

  @Override
  public SerializedObject<String> getPayload() {
    String type = EventTypes.named(event.type()).map(Class::getName).orElse(event.type());
    return new SimpleSerializedObject<>(
        event.payload(), String.class, new SimpleSerializedType(type, event.revision()));
  }

  @Override
  public String getType() {
    return event.aggregateType();
  }

  @Override
  public String getAggregateIdentifier() {
    return event.aggregateId();
  }

  @Override
  public long getSequenceNumber() {
    return event.sequence();
  }
}
