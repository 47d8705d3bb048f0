package io.framelog.command.image;

import io.framelog.command.log.Battery;
import io.framelog.command.model.ModelRun;
import io.framelog.command.model.ModelSystem;
import io.framelog.error.CommandRejected;
import io.framelog.error.Rejection;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of random commands on the aggregate itself, against the oracle. */
class ImageModelTest {
  private static final int STEPS = 400;

  @Test
  void everyCommandDoesWhatTheOracleSays() {
    Battery battery = Battery.of("ImageModelTest", 12);
    ModelRun.Tally tally = ModelRun.Tally.NONE;
    for (int round = 0; round < battery.rounds(); round++) {
      tally =
          tally.plus(
              new ModelRun(battery.random(), new Aggregates(null), "round " + round).steps(STEPS));
    }
    tally.assertNotDull();
  }

  @Test
  void everyCommandDoesWhatTheOracleSaysWhereSuggestionsAcceptThemselves() {
    Battery battery = Battery.of("ImageModelTest", 12);
    ModelRun.Tally tally = ModelRun.Tally.NONE;
    for (int round = 0; round < battery.rounds(); round++) {
      tally =
          tally.plus(
              new ModelRun(battery.random(), new Aggregates(0.6), "round " + round).steps(STEPS));
    }
    tally.assertNotDull();
  }

  /** Images behind a command bus of their own, loaded from their events for every command. */
  private static final class Aggregates implements ModelSystem {
    private final @Nullable Double autoAccept;
    private final EmbeddedEventStore events =
        EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final CommandBus commands = SimpleCommandBus.builder().build();

    Aggregates(@Nullable Double autoAccept) {
      this.autoAccept = autoAccept;
      ParameterResolverFactory parameters =
          MultiParameterResolverFactory.ordered(
              ClasspathParameterResolverFactory.forClass(Image.class),
              new SimpleResourceParameterResolverFactory(
                  List.of(
                      new ImagePolicies(true, autoAccept, autoAccept), new StoredHistory(events))));
      commands.registerHandlerInterceptor(
          new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(MetadataKeys.ACTOR)));
      AggregateAnnotationCommandHandler.<Image>builder()
          .aggregateType(Image.class)
          .parameterResolverFactory(parameters)
          .repository(
              EventSourcingRepository.builder(Image.class)
                  .parameterResolverFactory(parameters)
                  .eventStore(events)
                  .build())
          .build()
          .subscribe(commands);
    }

    @Override
    public @Nullable Double autoAccept() {
      return autoAccept;
    }

    @Override
    public Answer send(Object command, String actor) {
      FutureCallback<Object, Object> callback = new FutureCallback<>();
      commands.dispatch(
          new GenericCommandMessage<>(command, Map.of(MetadataKeys.ACTOR, actor)), callback);
      CommandResultMessage<?> result = callback.getResult();
      if (!result.isExceptional()) {
        return new Answer(null, ((Decision) Objects.requireNonNull(result.getPayload())).version());
      }
      if (result.exceptionResult() instanceof CommandRejected refused) {
        return new Answer(refused.<Rejection>getDetails().orElseThrow().code(), 0);
      }
      throw new AssertionError(command.toString(), result.exceptionResult());
    }

    @Override
    public List<At> eventsAfter(String imageId, long position) {
      return events
          .readEvents(imageId, position)
          .asStream()
          .map(e -> new At(e.getSequenceNumber() + 1, (ImageEvent) e.getPayload()))
          .toList();
    }
  }
}
