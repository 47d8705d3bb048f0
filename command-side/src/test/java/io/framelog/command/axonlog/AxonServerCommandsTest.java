package io.framelog.command.axonlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.command.log.ContractUnits;
import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Commands that travel through a real Axon Server do what they do on our own log. */
@AxonServerTest
class AxonServerCommandsTest {
  @Autowired CommandGateway gateway;
  @Autowired LogReader reader;

  @Test
  void givenACommandThenItsAnswerCoversItsEventWhichSaysWhoAndWhy() {
    DefineDataset command = define();
    CommandOutcome outcome = send(ContractUnits.id(), command);
    assertThat(outcome.aggregateId()).isEqualTo(command.datasetId());
    LoggedEvent event = reader.read(LogQuery.aggregate(command.datasetId(), 0, 10)).getFirst();
    assertThat(event.position()).isLessThanOrEqualTo(outcome.position());
    assertThat(event.type()).isEqualTo("DatasetDefined");
    assertThat(event.metadata())
        .contains("\"actor\":\"ann\"", "\"client\":\"test\"", "\"reason\":\"because\"");
  }

  @Test
  void givenTheSameCommandAgainThenItsFirstOutcomeComesBack() throws Exception {
    String commandId = Identities.command("ann", ContractUnits.id());
    DefineDataset command = define();
    List<Future<CommandOutcome>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> send(commandId, command)));
      }
    }
    CommandOutcome first = send(commandId, command);
    assertThat(first.changed()).isTrue();
    for (Future<CommandOutcome> answer : answers) {
      assertThat(answer.get()).isEqualTo(first);
    }
    assertThat(reader.read(LogQuery.aggregate(command.datasetId(), 0, 10))).hasSize(1);
  }

  @Test
  void givenACommandWithoutEffectThenItsAnswerIsTheHead() {
    DefineDataset command = define();
    send(ContractUnits.id(), command);
    CommandOutcome again = send(ContractUnits.id(), command);
    assertThat(again.changed()).isFalse();
    assertThat(again.position()).isEqualTo(reader.head().position());
  }

  @Test
  void givenManyChangeOneDatasetThenAllSucceedAndSequencesAreContiguous() throws Exception {
    DefineDataset command = define();
    send(ContractUnits.id(), command);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CommandOutcome>> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        SelectionSpec selection = SelectionSpec.ofText("tag:n" + i);
        answers.add(
            threads.submit(
                () ->
                    send(ContractUnits.id(), new ChangeSelection(command.datasetId(), selection))));
      }
      for (Future<CommandOutcome> answer : answers) {
        assertThat(answer.get().changed()).isTrue();
      }
    }
    assertThat(reader.read(LogQuery.aggregate(command.datasetId(), 0, 100)))
        .extracting(LoggedEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, 30).boxed().toList());
  }

  @Test
  void givenARefusalThenItsCodeSurvivesTheWay() {
    String commandId = Identities.command("ann", ContractUnits.id());
    send(commandId, define());
    assertThat(refusal(commandId, define())).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(
            refusal(
                ContractUnits.id(),
                new ChangeSelection(ContractUnits.id(), SelectionSpec.ofText("tag:cat"))))
        .isEqualTo(ErrorCode.DATASET_NOT_FOUND);
  }

  @Test
  void givenAUnitOfWorkThenACommandInsideItIsRefused() {
    DefaultUnitOfWork<?> unitOfWork =
        DefaultUnitOfWork.startAndGet(new GenericMessage<>("an event handler is at work"));
    try {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> send(ContractUnits.id(), define()))
          .withMessageContaining("inside a unit of work");
    } finally {
      unitOfWork.rollback();
    }
  }

  private static DefineDataset define() {
    String name = "on-axon-server-" + ContractUnits.id();
    return new DefineDataset(Identities.dataset(name), name, SelectionSpec.ofText("tag:car"));
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
