package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.identity.Identities;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two whole nodes on one log, many threads on each, all after the same aggregates. */
class TwoNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int THREADS_PER_NODE = 8;
  private static final int COMMANDS_PER_THREAD = 25;
  private static final int DATASETS = 3;

  private static LogDatabase database;
  private static List<ConfigurableApplicationContext> nodes;

  private final List<Witness> witnesses = new ArrayList<>();
  private final Battery battery = Battery.of("two nodes", 2);

  @BeforeAll
  static void startBoth() throws Exception {
    database = LogDatabase.fresh("nodes");
    nodes = List.of(NodeApplication.on(database), NodeApplication.on(database));
  }

  @AfterAll
  static void stopBoth() {
    nodes.forEach(ConfigurableApplicationContext::close);
  }

  @AfterEach
  void closeWitnesses() {
    witnesses.forEach(Witness::close);
  }

  @Test
  void givenTheSameAggregatesOnBothEveryCommandIsThereOnceAndBothNodesSeeAll() throws Exception {
    List<Acknowledged> told = new ArrayList<>();
    for (int round = 0; round < battery.rounds(); round++) {
      for (ConfigurableApplicationContext node : nodes) {
        witnesses.add(witness(node, 1, 1 + battery.random().nextInt(100)));
        witnesses.add(witness(node, 4, 20));
      }
      answersOfEach(contenders(defineDatasets(round, told))).forEach(told::addAll);
      long head = new LogInvariants(database).holdWith(told);
      for (Witness witness : witnesses) {
        witness.sawAllUpTo(head, PATIENCE);
      }
    }
  }

  @Test
  void givenTwoCommandsThatMakeTheSameAggregateAtOnceOneDoesAndTheOtherHasNoEffect()
      throws Exception {
    for (int i = 0; i < 20 * battery.rounds(); i++) {
      String name = "made-twice-" + Units.id();
      DefineDataset define = new DefineDataset(Identities.dataset(name), name, selection(0));
      List<CommandOutcome> outcomes =
          answersOfEach(
              nodes.stream()
                  .<Callable<CommandOutcome>>map(
                      node -> () -> NodeApplication.send(gateway(node), Units.id(), define))
                  .toList());
      assertThat(outcomes).extracting(CommandOutcome::changed).containsOnlyOnce(true);
    }
    new LogInvariants(database).hold();
  }

  @Test
  void givenOneCommandSentToBothAtOnceAllCopiesGetTheIdenticalOutcomeAndOneEffect()
      throws Exception {
    for (int i = 0; i < 20 * battery.rounds(); i++) {
      String name = "copies-" + Units.id();
      String commandId = Identities.command("ann", name);
      DefineDataset command = new DefineDataset(Identities.dataset(name), name, selection(0));
      AppendUnit unit = Units.unit(Units.id(), Units.id(), 0, 3);
      List<Callable<CommandOutcome>> commands = new ArrayList<>();
      List<Callable<CommandOutcome>> units = new ArrayList<>();
      for (int copy = 0; copy < 6; copy++) {
        ConfigurableApplicationContext node = nodes.get(copy % 2);
        commands.add(() -> NodeApplication.send(gateway(node), commandId, command));
        units.add(() -> appender(node).append(unit));
      }
      assertThat(answersOfEach(commands)).hasSize(6).containsOnly(answer(commandId));
      assertThat(answersOfEach(units)).hasSize(6).containsOnly(answer(unit.commandId()));
    }
    new LogInvariants(database).hold();
  }

  /** What the log itself says of a command. */
  private static CommandOutcome answer(String commandId) {
    return appender(nodes.getFirst()).outcome(commandId).orElseThrow();
  }

  private List<String> defineDatasets(int round, List<Acknowledged> told) {
    List<String> datasets = new ArrayList<>();
    for (int i = 0; i < DATASETS; i++) {
      String name = "contended-%d-%d".formatted(round, i);
      DefineDataset define = new DefineDataset(Identities.dataset(name), name, selection(0));
      String commandId = Units.id();
      told.add(
          Acknowledged.of(
              commandId, NodeApplication.send(gateway(nodes.get(i % 2)), commandId, define)));
      datasets.add(define.datasetId());
    }
    return datasets;
  }

  /** Every thread changes shared datasets, and appends units to shared images. */
  private List<Callable<List<Acknowledged>>> contenders(List<String> datasets) {
    List<String> images = List.of(Units.id(), Units.id());
    List<Callable<List<Acknowledged>>> contenders = new ArrayList<>();
    for (int i = 0; i < 2 * THREADS_PER_NODE; i++) {
      ConfigurableApplicationContext node = nodes.get(i % 2);
      SplittableRandom random = battery.random().split();
      int thread = i;
      contenders.add(
          () -> {
            List<Acknowledged> told = new ArrayList<>();
            for (int n = 0; n < COMMANDS_PER_THREAD; n++) {
              String commandId = Units.id();
              CommandOutcome outcome =
                  random.nextInt(3) > 0
                      ? NodeApplication.send(
                          gateway(node),
                          commandId,
                          new ChangeSelection(
                              datasets.get(random.nextInt(DATASETS)),
                              selection(1 + thread * COMMANDS_PER_THREAD + n)))
                      : appendToTheEnd(node, commandId, images.get(random.nextInt(2)));
              told.add(Acknowledged.of(commandId, outcome));
            }
            return told;
          });
    }
    return contenders;
  }

  /**
   * As a repository would: read the last sequence, append behind it, and again if one was first.
   */
  private static CommandOutcome appendToTheEnd(
      ConfigurableApplicationContext node, String commandId, String image) {
    while (true) {
      long next = node.getBean(PostgresLogReader.class).lastSequence(image) + 1;
      try {
        return appender(node).append(Units.unit(commandId, image, next, 2));
      } catch (ConcurrencyException e) {
        Thread.onSpinWait(); // somebody was first: decide again
      }
    }
  }

  private static <T> List<T> answersOfEach(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static SelectionSpec selection(int number) {
    return SelectionSpec.ofText("tag:n" + number);
  }

  private static CommandGateway gateway(ConfigurableApplicationContext node) {
    return node.getBean(CommandGateway.class);
  }

  private static GroupCommitAppender appender(ConfigurableApplicationContext node) {
    return node.getBean(GroupCommitAppender.class);
  }

  private static Witness witness(ConfigurableApplicationContext node, int segments, int batch) {
    return Witness.of(
        node.getBean(EventStore.class), node.getBean(TransactionManager.class), segments, batch);
  }
}
