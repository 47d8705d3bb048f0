package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import io.framelog.log.NewEvent;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** What the command bus adds to Axon's, with the dataset aggregate as its example. */
@SpringBootTest(
    classes = CommandBusTest.Application.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
class CommandBusTest {
  @SpringBootApplication(
      scanBasePackages = {
        "io.framelog.command.log",
        "io.framelog.command.axon",
        "io.framelog.command.dataset"
      })
  static class Application {}

  private static final SelectionSpec CARS = SelectionSpec.ofText("tag:car");
  private static final SelectionSpec CATS = SelectionSpec.ofText("tag:cat");

  @Autowired CommandGateway gateway;
  @Autowired CommandBus bus;
  @Autowired LogReader reader;
  @Autowired GroupCommitAppender appender;

  @Test
  void answersWithTheExactPositionAndTheLogSaysWhoDidItWhyAndThroughWhat() {
    String name = "who-" + Units.id();
    CommandOutcome outcome = send(Units.id(), define(name));
    LoggedEvent event = reader.read(LogQuery.all(outcome.position() - 1, 1)).getFirst();
    assertThat(event.aggregateId()).isEqualTo(outcome.aggregateId());
    assertThat(event.type()).isEqualTo("DatasetDefined");
    assertThat(event.metadata())
        .contains("\"actor\":\"ann\"", "\"client\":\"test\"", "\"reason\":\"because\"")
        .contains(MetadataKeys.COMMAND_ID, MetadataKeys.CORRELATION_ID);
  }

  @Test
  void aCommandWithoutEffectLeavesNoTraceAndAnswersWithTheHead() {
    String name = "again-" + Units.id();
    send(Units.id(), define(name));
    String commandId = Units.id();
    CommandOutcome outcome = send(commandId, define(name));
    assertThat(outcome.changed()).isFalse();
    assertThat(outcome.position()).isEqualTo(reader.head().position());
    assertThat(appender.outcome(commandId)).isEmpty();
  }

  @Test
  void copiesOfACommandThatArriveAtOnceGetTheSameAnswer() throws Exception {
    String commandId = Identities.command("ann", Units.id());
    DefineDataset command = define("copies-" + Units.id());
    List<Future<CommandOutcome>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        answers.add(threads.submit(() -> send(commandId, command)));
      }
    }
    CommandOutcome first = answers.getFirst().get();
    assertThat(first.changed()).isTrue();
    for (Future<CommandOutcome> answer : answers) {
      assertThat(answer.get().position()).isEqualTo(first.position());
    }
    assertThat(send(commandId, command)).isEqualTo(first);
    assertThat(reader.read(LogQuery.aggregate(command.datasetId(), 0, 10))).hasSize(1);
  }

  @Test
  void aCommandIdWithAnotherContentIsRefused() {
    String commandId = Identities.command("ann", Units.id());
    send(commandId, define("one-" + Units.id()));
    assertThat(refusal(commandId, define("other-" + Units.id())))
        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void whatDoesNotExistIsSaidByItsKind() {
    assertThat(refusal(Units.id(), new ChangeSelection(Units.id(), CARS)))
        .isEqualTo(ErrorCode.DATASET_NOT_FOUND);
  }

  @Test
  void aConflictWithAnotherNodeIsDecidedAgainOnFreshState() {
    String name = "contested-" + Units.id();
    DefineDataset command = define(name);
    send(Units.id(), command);
    String datasetId = command.datasetId();
    AtomicInteger attempts = new AtomicInteger();
    // Another node appends between our loading and our appending, twice.
    Registration otherNode =
        bus.registerHandlerInterceptor(
            (unitOfWork, chain) -> {
              Object decision = chain.proceed();
              int attempt = attempts.incrementAndGet();
              if (attempt <= 2) {
                appender.append(changed(datasetId, attempt));
              }
              return decision;
            });
    try {
      assertThat(send(Units.id(), new ChangeSelection(datasetId, CATS)).changed()).isTrue();
    } finally {
      otherNode.cancel();
    }
    assertThat(attempts).hasValue(3);
    assertThat(reader.read(LogQuery.aggregate(datasetId, 0, 10)))
        .extracting(LoggedEvent::sequence)
        .containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void whatAnotherNodeCreatedFirstIsDecidedAgainAsExisting() {
    DefineDataset command = define("created-" + Units.id());
    AtomicInteger attempts = new AtomicInteger();
    Registration otherNode =
        bus.registerHandlerInterceptor(
            (unitOfWork, chain) -> {
              Object decision = chain.proceed();
              if (attempts.incrementAndGet() == 1) {
                appender.append(
                    ofOtherNode(
                        command.datasetId(),
                        0,
                        "DatasetDefined",
                        "\"name\":\""
                            + command.name()
                            + "\",\"selection\":{\"text\":\"tag:car\"}"));
              }
              return decision;
            });
    try {
      assertThat(send(Units.id(), command).changed()).isFalse();
    } finally {
      otherNode.cancel();
    }
    assertThat(attempts).hasValue(2);
    assertThat(reader.read(LogQuery.aggregate(command.datasetId(), 0, 10))).hasSize(1);
  }

  @Test
  void aCommandInsideAUnitOfWorkIsRefused() {
    DefineDataset command = define("inside-" + Units.id());
    DefaultUnitOfWork<?> unitOfWork =
        DefaultUnitOfWork.startAndGet(new GenericMessage<>("an event handler is at work"));
    try {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> send(Units.id(), command))
          .withMessageContaining("inside a unit of work");
    } finally {
      unitOfWork.rollback();
    }
    assertThat(reader.read(LogQuery.aggregate(command.datasetId(), 0, 10))).isEmpty();
  }

  private static AppendUnit changed(String datasetId, long sequence) {
    return ofOtherNode(
        datasetId,
        sequence,
        "SelectionChanged",
        "\"selection\":{\"text\":\"tag:n" + sequence + "\"}");
  }

  private static AppendUnit ofOtherNode(
      String datasetId, long sequence, String type, String fields) {
    NewEvent event =
        new NewEvent(
            Units.id(),
            type,
            "1",
            "Dataset",
            datasetId,
            sequence,
            "{\"datasetId\":\"" + datasetId + "\"," + fields + "}",
            "{\"actor\":\"other\"}");
    String commandId = Units.id();
    return new AppendUnit(commandId, commandId, Decision.of(datasetId, 0), List.of(event));
  }

  private static DefineDataset define(String name) {
    return new DefineDataset(Identities.dataset(name), name, CARS);
  }

  private CommandOutcome send(String commandId, Object command) {
    Map<String, String> metadata =
        Map.of(
            MetadataKeys.ACTOR, "ann", MetadataKeys.CLIENT, "test", MetadataKeys.REASON, "because");
    return gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(commandId, command, metadata), command.getClass().getName()));
  }

  private ErrorCode refusal(String commandId, Object command) {
    try {
      send(commandId, command);
    } catch (CommandExecutionException e) {
      return e.<Rejection>getDetails().orElseThrow().code();
    }
    throw new AssertionError("not refused: " + command);
  }
}
