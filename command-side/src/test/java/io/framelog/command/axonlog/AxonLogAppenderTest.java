package io.framelog.command.axonlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.command.log.AppendReceipt;
import io.framelog.command.log.ContractUnits;
import io.framelog.command.log.LogTest;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** What happens between noting a command, publishing its events and keeping its outcome. */
@LogTest
class AxonLogAppenderTest {
  @Autowired JdbcTemplate jdbc;

  @Autowired
  @Qualifier("eventSerializer")
  Serializer serializer;

  private final AppendUnit unit = ContractUnits.unit(ContractUnits.id(), 0, 2);
  private InMemoryLog log;
  private FaultyStore faulty;
  private AxonLogAppender dying;

  @BeforeEach
  void aLogAndANodeThatWillFail() {
    log = new InMemoryLog(jdbc, serializer);
    faulty = new FaultyStore(log.store);
    dying = log.appenderOn(faulty.store());
  }

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  @Test
  void givenANodeDiedAfterItsAppendThenACopyElsewhereFindsTheOutcome() {
    faulty.afterPublishing(FaultyStore::die);
    assertThatThrownBy(() -> dying.submit(unit)).isInstanceOf(FaultyStore.Died.class);
    AppendReceipt receipt = log.appender.submit(unit);
    assertThat(receipt.replayed()).isTrue();
    assertThat(receipt.outcome().version()).isEqualTo(unit.decision().version());
    assertThat(receipt.outcome().ids()).isEqualTo(unit.decision().ids());
    assertWrittenOnce();
    assertThat(log.appender.outcome(unit.commandId())).contains(receipt.outcome());
  }

  @Test
  void givenANodeDiedAfterItsAppendThenAlsoALookUpFindsTheOutcome() {
    faulty.afterPublishing(FaultyStore::die);
    assertThatThrownBy(() -> dying.submit(unit)).isInstanceOf(FaultyStore.Died.class);
    log.appender.append(ContractUnits.unit(unit.decision().aggregateId(), 2, 1));
    assertThat(log.appender.recorded(unit.commandId()))
        .hasValueSatisfying(
            command -> {
              assertThat(command.fingerprint()).isEqualTo(unit.fingerprint());
              assertThat(command.outcome().version()).isEqualTo(unit.decision().version());
            });
  }

  @Test
  void givenANodeDiedBeforeItsAppendThenACopyElsewhereAppends() {
    faulty.beforePublishing(FaultyStore::die);
    assertThatThrownBy(() -> dying.submit(unit)).isInstanceOf(FaultyStore.Died.class);
    assertThat(log.appender.outcome(unit.commandId())).isEmpty();
    assertThat(log.appender.submit(unit).replayed()).isFalse();
    assertWrittenOnce();
  }

  @Test
  void givenTheStoresAnswerIsLostThenTheEventsAreFoundAndNotWrittenAgain() {
    faulty.afterPublishing(FaultyStore::fail);
    CommandOutcome outcome = dying.append(unit);
    assertThat(outcome.version()).isEqualTo(unit.decision().version());
    assertThat(log.appender.append(unit)).isEqualTo(outcome);
    assertWrittenOnce();
  }

  @Test
  void givenTheStoreIsAwayThenTheOutcomeIsUnknownAndACopyMayTryLater() {
    faulty.beforePublishing(FaultyStore::fail);
    assertThatExceptionOfType(CommandRejected.class)
        .isThrownBy(() -> dying.append(unit))
        .satisfies(
            e ->
                assertThat(e.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.LOG_UNAVAILABLE));
    assertThat(log.appender.append(unit).changed()).isTrue();
    assertWrittenOnce();
  }

  @Test
  void givenAFailureWhileAnotherHasTheSequenceThenItIsAConflict() {
    log.appender.append(ContractUnits.unit(unit.decision().aggregateId(), 0, 1));
    faulty.beforePublishing(FaultyStore::fail);
    assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> dying.append(unit));
  }

  @Test
  void givenASlowNodeWhoseCopyWasFasterThenItGetsTheCopysOutcome() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    faulty.beforePublishing(
        () -> {
          reached.countDown();
          FaultyStore.await(released);
        });
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<AppendReceipt> slow = threads.submit(() -> dying.submit(unit));
      FaultyStore.await(reached);
      CommandOutcome outcome = log.appender.append(unit);
      released.countDown();
      assertThat(slow.get().replayed()).isTrue();
      assertThat(slow.get().outcome()).isEqualTo(outcome);
    }
    assertWrittenOnce();
  }

  @Test
  void givenAttemptsOnDifferentStatesThenTheAnswerIsOfTheOneThatGotIn() {
    String aggregate = unit.decision().aggregateId();
    AppendUnit first = ContractUnits.unit(unit.commandId(), aggregate, 0, 1);
    faulty.beforePublishing(FaultyStore::die);
    assertThatThrownBy(() -> dying.append(first)).isInstanceOf(FaultyStore.Died.class);
    log.appender.append(ContractUnits.unit(aggregate, 0, 3));
    AppendUnit second = ContractUnits.unit(unit.commandId(), aggregate, 3, 1);
    faulty.beforePublishing(() -> {});
    faulty.afterPublishing(FaultyStore::die);
    assertThatThrownBy(() -> dying.append(second)).isInstanceOf(FaultyStore.Died.class);
    assertThat(log.appender.append(first).version()).isEqualTo(second.decision().version());
    assertThat(log.reader.read(LogQuery.aggregate(aggregate, 0, 10))).hasSize(4);
  }

  @Test
  void givenAnotherFirstEventThenTheLogWentBackwards() {
    log.appender.append(unit);
    log.reader.head();
    LogIdentity restarted = new LogIdentity(jdbc);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> restarted.head(2, () -> "another-event"))
        .withMessageContaining("log-went-backwards");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> restarted.head(0, () -> "none"))
        .withMessageContaining("log-went-backwards");
  }

  private void assertWrittenOnce() {
    assertThat(log.reader.read(LogQuery.aggregate(unit.decision().aggregateId(), 0, 10)))
        .hasSize(2);
    assertThat(log.reader.head().position()).isEqualTo(2);
  }
}
