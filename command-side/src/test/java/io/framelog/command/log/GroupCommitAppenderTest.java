package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.NewEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@LogTest
class GroupCommitAppenderTest {
  @Autowired GroupCommitAppender appender;
  @Autowired LogReader reader;
  @Autowired JdbcTemplate jdbc;

  @Test
  void numbersUnitsOfManyCallersDenselyAndGivesEachItsOwnPositions() throws Exception {
    long before = reader.head().position();
    List<Future<CommandOutcome>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        int events = 1 + i % 3;
        answers.add(
            callers.submit(() -> appender.append(Units.unit(Units.id(), Units.id(), 0, events))));
      }
    }
    List<Long> positions = new ArrayList<>();
    for (Future<CommandOutcome> answer : answers) {
      CommandOutcome outcome = answer.get();
      LongStream.rangeClosed(outcome.firstPosition(), outcome.position()).forEach(positions::add);
      assertThat(reader.read(LogQuery.all(outcome.firstPosition() - 1, 1)).getFirst().aggregateId())
          .isEqualTo(outcome.aggregateId());
    }
    assertThat(positions)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(before + 1, before + 999).boxed().toList());
    assertThat(reader.head().position()).isEqualTo(before + 999);
  }

  @Test
  void aLoserIsLeftOutAndItsNeighboursAreNot() throws Exception {
    String contested = Units.id();
    appender.append(Units.unit(contested, 0));
    List<Callable<Object>> callers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean loser = i % 4 == 0;
      callers.add(
          () -> {
            try {
              return appender.append(loser ? Units.unit(contested, 1) : Units.unit(Units.id(), 0));
            } catch (ConcurrencyException e) {
              return e;
            }
          });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers = threads.invokeAll(callers);
      long conflicts = 0;
      for (Future<Object> answer : answers) {
        conflicts += answer.get() instanceof ConcurrencyException ? 1 : 0;
      }
      assertThat(conflicts).as("of ten that want sequence 1, one gets it").isEqualTo(9);
    }
    assertThat(reader.read(LogQuery.aggregate(contested, 0, 10)))
        .extracting(LoggedEvent::sequence)
        .containsExactly(0L, 1L);
  }

  @Test
  void aTakenAggregateIdAndAStaleSequenceAreAxonsOwnConflicts() {
    String aggregate = Units.id();
    appender.append(Units.unit(aggregate, 0));
    assertThatExceptionOfType(ConcurrencyException.class)
        .isThrownBy(() -> appender.append(Units.unit(aggregate, 0)));
    appender.append(Units.unit(aggregate, 1));
    assertThatThrownBy(() -> appender.append(Units.unit(aggregate, 1)))
        .isExactlyInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> appender.append(Units.unit(aggregate, 7)))
        .as("a sequence ahead of the log")
        .isExactlyInstanceOf(ConcurrencyException.class);
  }

  @Test
  void theSameCommandFindsItsFirstOutcomeAlsoWhenBothCopiesArriveAtOnce() throws Exception {
    String commandId = Units.id();
    AppendUnit unit = Units.unit(commandId, Units.id(), 0, 2);
    List<Callable<CommandOutcome>> copies =
        IntStream.range(0, 16)
            .<Callable<CommandOutcome>>mapToObj(i -> () -> appender.append(unit))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CommandOutcome> outcomes = new ArrayList<>();
      for (Future<CommandOutcome> answer : threads.invokeAll(copies)) {
        outcomes.add(answer.get());
      }
      assertThat(outcomes).allMatch(outcomes.getFirst()::equals);
      assertThat(appender.outcome(commandId)).contains(outcomes.getFirst());
    }
    assertThat(reader.read(LogQuery.aggregate(unit.decision().aggregateId(), 0, 10))).hasSize(2);
  }

  @Test
  void theSameCommandIdWithAnotherContentIsRefused() {
    AppendUnit first = Units.unit(Units.id(), Units.id(), 0, 1);
    appender.append(first);
    AppendUnit other =
        new AppendUnit(first.commandId(), Sha256.hex("other"), first.decision(), first.events());
    assertThatExceptionOfType(CommandRejected.class)
        .isThrownBy(() -> appender.append(other))
        .satisfies(
            e ->
                assertThat(e.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void aUnitThatTheDatabaseRefusesFailsAloneAndLeavesNothing() throws Exception {
    long before = reader.head().position();
    AppendUnit poison =
        new AppendUnit(
            Units.id(),
            "f",
            Units.unit(Units.id(), 0).decision(),
            List.of(new NewEvent(Units.id(), "T\0", "1", "Image", Units.id(), 0, "{}", "{}")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < 21; i++) {
        AppendUnit unit = i == 10 ? poison : Units.unit(Units.id(), 0);
        answers.add(
            threads.submit(
                () -> {
                  try {
                    return appender.append(unit);
                  } catch (RuntimeException e) {
                    return e;
                  }
                }));
      }
      long written = 0;
      for (Future<Object> answer : answers) {
        written += answer.get() instanceof CommandOutcome ? 1 : 0;
      }
      assertThat(written).isEqualTo(20);
    }
    assertThat(reader.head().position()).isEqualTo(before + 20);
    assertThat(appender.outcome(poison.commandId())).isEmpty();
  }

  @Test
  void survivesTheLossOfItsConnection() {
    appender.append(Units.unit(Units.id(), 0));
    jdbc.queryForList(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'framelog-log'");
    long before = reader.head().position();
    assertThat(appender.append(Units.unit(Units.id(), 0)).position()).isEqualTo(before + 1);
  }

  @Test
  void sealsEveryEventAndLetsNobodyChangeIt() {
    CommandOutcome outcome = appender.append(Units.unit(Units.id(), 0));
    LoggedEvent event = reader.read(LogQuery.all(outcome.position() - 1, 1)).getFirst();
    byte[] salt = reader.salts(outcome.position(), outcome.position()).values().iterator().next();
    byte[] commitment =
        jdbc.queryForObject(
            "select commitment from event_log where position = ?",
            byte[].class,
            outcome.position());
    assertThat(salt).hasSize(16);
    assertThat(commitment)
        .isEqualTo(Sha256.of(salt, event.payload().getBytes(StandardCharsets.UTF_8)));
    for (String attack :
        List.of(
            "update event_log set payload = '{}'",
            "delete from event_log",
            "truncate event_log",
            "delete from event_log_command",
            "update event_log set salt = null, payload = '{}'",
            "update event_log_command set fingerprint = 'erased'")) {
      assertThatExceptionOfType(DataAccessException.class)
          .as(attack)
          .isThrownBy(() -> jdbc.execute(attack))
          .withMessageContaining("events are never changed");
    }
  }

  @Test
  void recordedTimesNeverRunBackwards() {
    for (int i = 0; i < 20; i++) {
      appender.append(Units.unit(Units.id(), 0));
    }
    List<LoggedEvent> events = reader.read(LogQuery.all(0, 1_000));
    assertThat(events).isSortedAccordingTo(Comparator.comparing(LoggedEvent::recordedAt));
  }
}
