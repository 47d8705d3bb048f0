package io.framelog.command.log;

import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.NewEvent;
import java.util.List;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Appends the events of the command at hand as one unit and leaves its outcome for the bus. */
public final class EventUnits {
  private final UnitAppender appender;

  public EventUnits(UnitAppender appender) {
    this.appender = appender;
  }

  /** Returns when the events are durable; they are serialised on the caller's thread. */
  public void append(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    MetadataText metadata = new MetadataText(serializer);
    List<NewEvent> rows =
        events.stream().map(event -> row(event, metadata.of(event), serializer)).toList();
    CommandInFlight command = CommandInFlight.current();
    AppendReceipt receipt = appender.submit(unit(command, rows));
    if (receipt.replayed()) {
      throw new CommandReplayed(receipt.outcome());
    }
    if (command != null) {
      command.completed(receipt.outcome());
    }
  }

  /** Events that no command stands behind (a migration, a test) get a command id of their own. */
  private static AppendUnit unit(@Nullable CommandInFlight command, List<NewEvent> rows) {
    if (command == null) {
      String id = IdentifierFactory.getInstance().generateIdentifier();
      return new AppendUnit(
          id, Sha256.hex(id), Decision.of(rows.getFirst().aggregateId(), 0), rows);
    }
    ResultMessage<?> result = CurrentUnitOfWork.get().root().getExecutionResult().getResult();
    Decision decision =
        result.getPayload() instanceof Decision decided
            ? decided
            : Decision.of(rows.getFirst().aggregateId(), 0);
    return new AppendUnit(command.commandId(), command.fingerprint(), decision, rows);
  }

  /** The events of one command all carry the same metadata: one text serves them. */
  private static final class MetadataText {
    private final Serializer serializer;
    private @Nullable MetaData last;
    private String text = "";

    MetadataText(Serializer serializer) {
      this.serializer = serializer;
    }

    String of(EventMessage<?> event) {
      if (!event.getMetaData().equals(last)) {
        last = event.getMetaData();
        text = event.serializeMetaData(serializer, String.class).getData();
        WellFormedText.check(text);
      }
      return text;
    }
  }

  private static NewEvent row(EventMessage<?> message, String metadata, Serializer serializer) {
    if (!(message instanceof DomainEventMessage<?> event)) {
      throw new EventStoreException(
          "only events of aggregates are kept, not " + message.getPayloadType().getName());
    }
    SerializedObject<String> payload = event.serializePayload(serializer, String.class);
    WellFormedText.check(payload.getData());
    return new NewEvent(
        event.getIdentifier(),
        event.getPayloadType().getSimpleName(),
        payload.getType().getRevision() == null ? "" : payload.getType().getRevision(),
        event.getType(),
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        payload.getData(),
        metadata);
  }
}
