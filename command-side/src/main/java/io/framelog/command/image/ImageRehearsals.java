package io.framelog.command.image;

import io.framelog.command.edit.Rehearsals;
import io.framelog.image.Origin;
import io.framelog.image.commands.EditImage;
import io.framelog.image.commands.ImageEdit;
import io.framelog.image.events.ImageRegistered;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a copy of an image decide, whose events go nowhere: no lock, no cache, no unit of work, and
 * nothing that could be appended.
 */
@Component
class ImageRehearsals implements Rehearsals {
  private static final GenericAggregateFactory<Image> FACTORY =
      new GenericAggregateFactory<>(Image.class);
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** Larger than any, so that no crop is too small for it. */
  private static final int LARGEST_SIDE = Integer.MAX_VALUE;

  private final EventStore events;
  private final AggregateModel<Image> model;

  ImageRehearsals(
      EventStore events, ParameterResolverFactory parameters, HandlerDefinition handlers) {
    this.events = events;
    this.model =
        AnnotatedAggregateMetaModelFactory.inspectAggregate(Image.class, parameters, handlers);
  }

  @Override
  public List<Object> of(String imageId, List<ImageEdit> edits, MetaData metadata) {
    DomainEventStream history = events.readEvents(imageId);
    ImageMustExist.check(imageId, history.hasNext());
    return decide(imageId, history, edits, metadata);
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
        NOBODY,
        DomainEventStream.of(
            new GenericDomainEventMessage<>(Image.class.getSimpleName(), NOBODY, 0, blank)),
        edits,
        metadata);
  }

  private List<Object> decide(
      String imageId, DomainEventStream history, List<ImageEdit> edits, MetaData metadata) {
    EventsOfRehearsal decided = new EventsOfRehearsal();
    Image image = FACTORY.createAggregateRoot(imageId, history.peek());
    EventSourcedAggregate<Image> aggregate =
        EventSourcedAggregate.initialize(
            image, model, decided, null, NoSnapshotTriggerDefinition.TRIGGER);
    aggregate.initializeState(history);
    EditImage command = new EditImage(imageId, edits, null);
    CommandMessage<EditImage> message =
        new GenericCommandMessage<>(new GenericMessage<>(command, metadata), "rehearsal");
    aggregate.execute(copy -> copy.handle(command, message));
    return decided.payloads();
  }
}
