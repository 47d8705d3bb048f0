package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The appender's connection dies exactly during COMMIT, so that nobody knows what became of it. */
class LostCommitAnswerTest {
  private static final int CALLERS = 8;

  private final Battery battery = Battery.of("lost commit answer", 12);

  @ParameterizedTest
  @EnumSource
  void everyUnitIsThereOnceAndItsCallerGetsItsPositions(CommitFault fault) throws Exception {
    LogDatabase database = LogDatabase.fresh("cut").migrated();
    List<Acknowledged> told = new ArrayList<>();
    String followed = Units.id();
    try (Relay relay = new Relay(database.port());
        LogNode node = LogNode.on(database.through(relay.port()));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int round = 0; round < battery.rounds(); round++) {
        List<AppendUnit> units = new ArrayList<>();
        units.add(Units.unit(Units.id(), followed, round, 1));
        for (int i = 1; i < 1 + battery.random().nextInt(CALLERS); i++) {
          units.add(Units.unit(Units.id(), Units.id(), 0, 1 + battery.random().nextInt(3)));
        }
        relay.cutAtNextCommit(fault);
        List<Callable<CommandOutcome>> calls =
            units.stream()
                .<Callable<CommandOutcome>>map(unit -> () -> node.appender().append(unit))
                .toList();
        List<Future<CommandOutcome>> answers = callers.invokeAll(calls);
        for (int i = 0; i < units.size(); i++) {
          told.add(Acknowledged.of(units.get(i).commandId(), answers.get(i).get()));
        }
        assertThat(relay.hasCut()).as("the fault has happened").isTrue();
      }
    }
    long head = new LogInvariants(database).holdWith(told);
    assertThat(told.stream().mapToLong(answer -> answer.last() - answer.first() + 1).sum())
        .as("nothing but these is there")
        .isEqualTo(head);
  }
}
