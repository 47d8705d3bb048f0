package io.framelog.command.image;

import io.framelog.command.edit.Rehearsal;
import io.framelog.command.edit.Rehearsals;
import io.framelog.image.Origin;
import io.framelog.image.commands.EditImage;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.ImageEdit;
import io.framelog.image.events.ImageRegistered;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a copy of an image decide, whose events go nowhere: no lock, no cache, no unit of work, and
 * nothing that could be appended.
 */
@Component
class ImageRehearsals implements Rehearsals {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** Larger than any, so that no crop is too small for it. */
  private static final int LARGEST_SIDE = Integer.MAX_VALUE;

  private final EventStore events;
  private final AggregateModel<Image> model;
  private final GenericAggregateFactory<Image> factory;

  ImageRehearsals(
      EventStore events, ParameterResolverFactory parameters, HandlerDefinition handlers) {
    this.events = events;
    this.model =
        AnnotatedAggregateMetaModelFactory.inspectAggregate(Image.class, parameters, handlers);
    this.factory = new GenericAggregateFactory<>(model);
  }

  @Override
  public Rehearsal of(ImageCommand command, MetaData metadata) {
    DomainEventStream history = events.readEvents(command.imageId());
    ImageMustExist.check(command.imageId(), history.hasNext());
    return decide(history, command, metadata);
  }

  @Override
  public void check(List<ImageEdit> edits, MetaData metadata) {
    ImageRegistered blank =
        new ImageRegistered(
            NOBODY,
            "",
            "",
            "",
            1,
            LARGEST_SIDE,
            LARGEST_SIDE,
            null,
            null,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            Origin.HUMAN);
    decide(
        DomainEventStream.of(
            new GenericDomainEventMessage<>(Image.class.getSimpleName(), NOBODY, 0, blank)),
        new EditImage(NOBODY, edits, null),
        metadata);
  }

  private Rehearsal decide(DomainEventStream history, ImageCommand command, MetaData metadata) {
    EventsOfRehearsal decided = new EventsOfRehearsal();
    Image image = factory.createAggregateRoot(command.imageId(), history.peek());
    EventSourcedAggregate<Image> aggregate =
        EventSourcedAggregate.initialize(
            image, model, decided, null, NoSnapshotTriggerDefinition.TRIGGER);
    aggregate.initializeState(history);
    Decision decision = handle(aggregate, command, metadata);
    return new Rehearsal(decided.payloads(), decision);
  }

  /** In a unit of work as the command's own, so that the events know who acts. */
  private static Decision handle(
      EventSourcedAggregate<Image> aggregate, ImageCommand command, MetaData metadata) {
    GenericCommandMessage<ImageCommand> message =
        new GenericCommandMessage<>(
            new GenericMessage<>(command, metadata), command.getClass().getName());
    UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(message);
    unitOfWork.registerCorrelationDataProvider(Message::getMetaData);
    try {
      return (Decision) aggregate.handle(message);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("an image's handler threw a checked exception", e);
    } finally {
      unitOfWork.rollback();
    }
  }
}
