package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More callers than the log can serve, and losers among those that it serves. */
class BackPressureTest {
  private static final int CAPACITY = 32;
  private static final int BATCH = 16;

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private LogDatabase database;
  private LogNode node;

  @BeforeEach
  void openLog() throws Exception {
    database = LogDatabase.fresh("pressure").migrated();
    node = LogNode.on(database, Map.of("queue-capacity", CAPACITY, "max-batch-units", BATCH));
  }

  @AfterEach
  void closeLog() {
    node.close();
    callers.close();
  }

  @Test
  void givenAFullQueueCallersAreTurnedAwayAtOnceAndTheOthersAreServedLater() throws Exception {
    List<Future<Optional<Acknowledged>>> waiting = new ArrayList<>();
    CountDownLatch turnedAway = new CountDownLatch(500 - CAPACITY - BATCH);
    List<ErrorCode> refusals = new ArrayList<>();
    try (SlowTransaction slow = SlowTransaction.holding(database, Units.unit(Units.id(), 0))) {
      for (int i = 0; i < 500; i++) {
        waiting.add(callers.submit(() -> appendOrCount(turnedAway, refusals)));
      }
      assertThat(turnedAway.await(2, TimeUnit.SECONDS))
          .as("all but a queue and a batch are turned away while the log stands still")
          .isTrue();
      slow.rollback();
    }
    List<Acknowledged> told = new ArrayList<>();
    for (Future<Optional<Acknowledged>> answer : waiting) {
      answer.get().ifPresent(told::add);
    }
    assertThat(told).hasSizeBetween(CAPACITY, CAPACITY + BATCH);
    assertThat(refusals).hasSize(500 - told.size()).containsOnly(ErrorCode.LOG_BUSY);
    new LogInvariants(database).holdWith(told);
  }

  @Test
  void losersOfEveryKindNeitherFailNorDelayTheOthersOfTheirBatch() throws Exception {
    String taken = Units.id();
    AppendUnit done = Units.unit(Units.id(), taken, 0, 2);
    CommandOutcome first = node.appender().append(done);
    List<Future<CommandOutcome>> winners = new ArrayList<>();
    Future<CommandOutcome> repeated;
    Future<CommandOutcome> stale;
    Future<CommandOutcome> ahead;
    Future<CommandOutcome> reused;
    try (SlowTransaction slow = SlowTransaction.holding(database, Units.unit(Units.id(), 0))) {
      // The first one is at the head lock by itself; what comes meanwhile is the next batch.
      winners.add(append(Units.unit(Units.id(), 0)));
      TimeUnit.MILLISECONDS.sleep(300);
      winners.add(append(Units.unit(Units.id(), 0)));
      repeated = append(done);
      winners.add(append(Units.unit(Units.id(), 0)));
      stale = append(Units.unit(taken, 1));
      winners.add(append(Units.unit(taken, 2)));
      ahead = append(Units.unit(taken, 9));
      winners.add(append(Units.unit(Units.id(), 0)));
      reused =
          append(
              new AppendUnit(
                  done.commandId(), Sha256.hex("other"), done.decision(), done.events()));
      winners.add(append(Units.unit(Units.id(), 0)));
      TimeUnit.MILLISECONDS.sleep(300);
      slow.rollback();
    }
    assertThat(repeated.get()).isEqualTo(first);
    assertThatThrownBy(stale::get).hasCauseInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(ahead::get).hasCauseInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(reused::get).hasCauseInstanceOf(CommandRejected.class);
    long lastOfTheFirstBatch = winners.getFirst().get().position();
    for (Future<CommandOutcome> winner : winners) {
      assertThat(winner.get().changed()).isTrue();
    }
    assertThat(transactionsBeyond(lastOfTheFirstBatch))
        .as("transactions in which the five winners of the second batch were written")
        .isEqualTo(1);
    assertThat(new LogInvariants(database).hold()).isEqualTo(first.position() + winners.size());
  }

  private Optional<Acknowledged> appendOrCount(
      CountDownLatch turnedAway, List<ErrorCode> refusals) {
    AppendUnit unit = Units.unit(Units.id(), 0);
    try {
      return Optional.of(Acknowledged.of(unit.commandId(), node.appender().append(unit)));
    } catch (CommandRejected e) {
      synchronized (refusals) {
        refusals.add(e.<Rejection>getDetails().orElseThrow().code());
      }
      turnedAway.countDown();
      return Optional.empty();
    }
  }

  /** Starts a caller and lets it reach the queue before the next one. */
  private Future<CommandOutcome> append(AppendUnit unit) throws InterruptedException {
    Future<CommandOutcome> answer = callers.submit(() -> node.appender().append(unit));
    TimeUnit.MILLISECONDS.sleep(20);
    return answer;
  }

  private long transactionsBeyond(long position) {
    String sql = "select count(distinct xmin::text) from event_log where position > ?";
    return Objects.requireNonNull(database.jdbc().queryForObject(sql, Long.class, position));
  }
}
