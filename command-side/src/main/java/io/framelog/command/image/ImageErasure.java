package io.framelog.command.image;

import io.framelog.command.log.ImageErasureUnit;
import io.framelog.command.log.LogErasures;
import io.framelog.command.log.Redaction;
import io.framelog.command.version.VersionMustBeCurrent;
import io.framelog.erasure.FindHeldItems;
import io.framelog.erasure.HeldItems;
import io.framelog.image.commands.EraseImage;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.Decision;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Erases an image: not by the aggregate, which can only append, but by a transaction of the log's
 * that appends {@code ImageErased} and rewrites all before it.
 */
@Component
class ImageErasure {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final EventStore events;
  private final LogReader log;
  private final ObjectProvider<QueryGateway> queries;
  private final @Nullable LogErasures erasures;
  private final Serializer eventSerializer;

  ImageErasure(
      EventStore events,
      LogReader log,
      ObjectProvider<QueryGateway> queries,
      ObjectProvider<LogErasures> erasures,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    this.events = events;
    this.log = log;
    this.queries = queries;
    this.erasures = erasures.getIfAvailable();
    this.eventSerializer = eventSerializer;
  }

  @CommandHandler
  Decision handle(EraseImage command) {
    LogErasures here = LogMustBeErasable.checked(erasures);
    String imageId = command.imageId();
    List<LoggedEvent> stored = log.read(LogQuery.aggregate(imageId, 0, Integer.MAX_VALUE));
    if (stored.isEmpty()) {
      throw new AggregateNotFoundException(imageId, "the log has no event of it");
    }
    Map<Long, ImageEvent> meanings = meanings(imageId);
    long version = version(meanings);
    if (meanings.get(stored.getLast().sequence()) instanceof ImageErased) {
      return Decision.of(imageId, version);
    }
    VersionMustBeCurrent.check(command.expectedVersion(), version, stored.getLast().sequence());
    if (command.reason() != null) {
      ReasonMustBeShortText.check(command.reason());
    }
    long upTo = log.head().position();
    HeldItems held =
        SnapshotsMustBeKnown.checked(
            queries.getObject().query(new FindHeldItems(imageId, upTo), HeldItems.class));
    // As the events of an aggregate: when the handler is done and its answer is known.
    UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
    unitOfWork.onPrepareCommit(
        now -> here.eraseImage(() -> decide(command, held, upTo), eventSerializer));
    return Decision.of(imageId, version + 1);
  }

  /** With the log standing still: on all that there is. */
  private ImageErasureUnit decide(EraseImage command, HeldItems held, long upTo) {
    String imageId = command.imageId();
    List<LoggedEvent> stored = log.read(LogQuery.aggregate(imageId, 0, Integer.MAX_VALUE));
    Map<Long, ImageEvent> meanings = meanings(imageId);
    if (meanings.get(stored.getLast().sequence()) instanceof ImageErased) {
      throw new ConcurrencyException("the image was erased meanwhile");
    }
    long version = version(meanings);
    VersionMustBeCurrent.check(command.expectedVersion(), version, stored.getLast().sequence());
    DomainEventMessage<ImageErased> erased =
        new GenericDomainEventMessage<>(
            "Image",
            imageId,
            stored.getLast().sequence() + 1,
            new ImageErased(imageId, command.reason(), held.items()),
            MetaData.from(CurrentUnitOfWork.get().getCorrelationData()));
    return new ImageErasureUnit(
        imageId, erased, version + 1, redactions(stored, meanings), commands(stored), upTo);
  }

  private static long version(Map<Long, ImageEvent> meanings) {
    return meanings.values().stream().filter(event -> event instanceof AnnotationEvent).count();
  }

  /** What this build makes of the events, by sequence; those of unknown types are missing. */
  private Map<Long, ImageEvent> meanings(String imageId) {
    Map<Long, ImageEvent> meanings = new HashMap<>();
    events
        .readEvents(imageId, 0)
        .asStream()
        .forEach(
            message -> {
              if (message.getPayload() instanceof ImageEvent event) {
                meanings.put(message.getSequenceNumber(), event);
              }
            });
    return meanings;
  }

  private static List<Redaction> redactions(
      List<LoggedEvent> stored, Map<Long, ImageEvent> meanings) {
    List<Redaction> redactions = new ArrayList<>(stored.size());
    for (LoggedEvent event : stored) {
      redactions.add(
          new Redaction(
              event.position(),
              RedactedPayload.of(meanings.get(event.sequence()), event.payload()),
              withoutReason(event.metadata())));
    }
    return redactions;
  }

  /** Null when there is nothing to take out. */
  private static @Nullable String withoutReason(String metadata) {
    ObjectNode members = (ObjectNode) JSON.readTree(metadata);
    return members.remove(MetadataKeys.REASON) == null ? null : members.toString();
  }

  private static List<String> commands(List<LoggedEvent> stored) {
    Set<String> ids = new TreeSet<>();
    for (LoggedEvent event : stored) {
      String id = MetadataKeys.value(event.metadata(), MetadataKeys.COMMAND_ID);
      if (id != null) {
        ids.add(id);
      }
    }
    return List.copyOf(ids);
  }
}
