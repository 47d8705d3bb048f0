package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.log.AppendUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A slow transaction in the middle of concurrent appends, held until every reader has lost patience
 * with it. Stock Axon loses its event for ever; our log has nothing that could be lost.
 */
class GapKillerTest {
  /** Longer than the appender waits for the head lock at a time, and than every poll interval. */
  private static final Duration HELD = Duration.ofMillis(3_500);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BEFORE = 100;

  private final Battery battery = Battery.of("gap killer", 1);

  @ParameterizedTest(name = "the slow transaction commits: {0}")
  @ValueSource(booleans = {true, false})
  void onOurLogEveryReaderOfEveryNodeSeesEveryEventInOrder(boolean commits) throws Exception {
    LogDatabase database = LogDatabase.fresh("gap").migrated();
    for (int round = 0; round < battery.rounds(); round++) {
      try (LogNode node = LogNode.on(database);
          LogNode other = LogNode.on(database)) {
        everyReaderSeesEverything(commits, database, node, other);
      }
    }
  }

  private void everyReaderSeesEverything(
      boolean commits, LogDatabase database, LogNode node, LogNode other) throws Exception {
    List<Acknowledged> told = new ArrayList<>();
    told.add(append(node, Units.unit(Units.id(), Units.id(), 0, BEFORE)));
    long before = node.reader().head().position();
    AppendUnit late = Units.unit(Units.id(), Units.id(), 0, 1 + battery.random().nextInt(5));
    try (SlowTransaction slow = SlowTransaction.holding(database, late);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        StreamReader stream = new StreamReader(node.store());
        StreamReader otherStream = new StreamReader(other.store());
        Witness single = witness(node, 1, 1);
        Witness batching = witness(other, 1, 100);
        Witness segmented = witness(node, 4, 50)) {
      List<Future<Acknowledged>> waiting = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        LogNode sender = i % 2 == 0 ? node : other;
        AppendUnit unit = Units.unit(Units.id(), Units.id(), 0, 1 + battery.random().nextInt(3));
        waiting.add(writers.submit(() -> append(sender, unit)));
      }
      TimeUnit.NANOSECONDS.sleep(HELD.toNanos());
      LogDigest upToHead = LogDigest.of(node.reader(), node.reader().head().position());
      assertThat(upToHead.position()).as("what is not committed is not there").isEqualTo(before);
      try (Witness lateComer = witness(other, 1, 50)) {
        lateComer.awaitEvents(before, PATIENCE);
        if (commits) {
          slow.commit();
          told.add(Acknowledged.of(late.commandId(), slow.promised()));
        } else {
          slow.rollback();
        }
        for (Future<Acknowledged> answer : waiting) {
          told.add(answer.get());
        }
        long head = new LogInvariants(database).holdWith(told);
        assertThat(node.appender().outcome(late.commandId()).isPresent()).isEqualTo(commits);
        for (Witness witness : List.of(single, batching, segmented, lateComer)) {
          witness.sawAllUpTo(head, PATIENCE);
        }
        List<Long> everything = LongStream.rangeClosed(1, head).boxed().toList();
        assertThat(stream.first(head)).isEqualTo(everything);
        assertThat(otherStream.first(head)).isEqualTo(everything);
      }
      assertThat(LogDigest.of(other.reader(), before))
          .as("the events up to %d", before)
          .isEqualTo(upToHead);
    }
  }

  private static Acknowledged append(LogNode node, AppendUnit unit) {
    return Acknowledged.of(unit.commandId(), node.appender().append(unit));
  }

  private static Witness witness(LogNode node, int segments, int batchSize) {
    return Witness.of(node.store(), NoTransactionManager.instance(), segments, batchSize);
  }

  /**
   * With Axon's defaults this takes a minute and 12,000 events: {@code
   * -Dframelog.test.stock-defaults=true}.
   */
  @Test
  void onAxonsJpaLogTheSameTransactionIsLostForEverAndThePastGrows() throws Exception {
    boolean defaults = Boolean.getBoolean("framelog.test.stock-defaults");
    int gapTimeoutMillis = defaults ? 60_000 : 500;
    int maxGapOffset = defaults ? 10_000 : 200;
    LogDatabase database = LogDatabase.fresh("stock");
    try (StockLog log = new StockLog(database, gapTimeoutMillis, maxGapOffset);
        Witness running = Witness.of(log.store(), log.transactions(), 1, 50)) {
      log.append(BEFORE);
      DomainEventMessage<?> late = StockLog.event();
      Transaction slow = log.beginAppending(late);
      int behind = maxGapOffset + maxGapOffset / 5;
      commitBehind(log, behind);
      TimeUnit.MILLISECONDS.sleep(gapTimeoutMillis + 200L);
      try (Witness started = Witness.of(log.store(), log.transactions(), 1, 50)) {
        running.awaitEvents(BEFORE + behind, PATIENCE);
        started.awaitEvents(BEFORE + behind, PATIENCE);
        long head = log.head();
        long upToHead = log.eventsUpTo(head);

        slow.commit();

        assertThat(log.eventsUpTo(head)).as("events up to %d", head).isEqualTo(upToHead + 1);
        log.append(10);
        for (Witness witness : List.of(running, started)) {
          witness.awaitEvents(BEFORE + behind + 10, PATIENCE);
          TimeUnit.MILLISECONDS.sleep(500); // for the event that does not come
          assertThat(witness.eventIds())
              .hasSize(BEFORE + behind + 10)
              .doesNotContain(late.getIdentifier());
        }
        try (Witness afterwards = Witness.of(log.store(), log.transactions(), 1, 50)) {
          afterwards.awaitEvents(BEFORE + behind + 11, PATIENCE);
          assertThat(afterwards.eventIds()).as("it is there").contains(late.getIdentifier());
        }
      }
    }
  }

  /** On other threads: this one is in the slow transaction. */
  private static void commitBehind(StockLog log, int events) throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> commits = new ArrayList<>();
      for (int written = 0; written < events; written += 20) {
        commits.add(writers.submit(() -> log.append(20)));
      }
      for (Future<?> commit : commits) {
        commit.get();
      }
    }
  }
}
