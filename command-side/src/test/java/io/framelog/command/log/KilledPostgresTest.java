package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of PostgreSQL, all of it, at random moments under writers of this JVM, and its restart on
 * the same data behind the same port.
 */
class KilledPostgresTest {
  private static final int WRITERS = 6;
  private static final int LONGEST_LIFE_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final Battery battery = Battery.of("killed postgres", 2);
  private final Queue<Acknowledged> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unknown = new AtomicInteger();
  private volatile boolean enough;

  @Test
  void theAppenderComesBackByItselfAndEveryCommandIsThereOnce() throws Exception {
    try (RestartablePostgres postgres = new RestartablePostgres(folder)) {
      LogDatabase first = postgres.database().migrated();
      // Shorter than an outage, so that some callers are told that the outcome is unknown.
      Map<String, String> settings = Map.of("append-timeout", "1s");
      try (Relay relay = new Relay(first.port());
          LogNode node = LogNode.on(first.through(relay.port()), settings);
          Witness witness = Witness.of(node.store(), NoTransactionManager.instance(), 1, 50);
          ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
        List<Future<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          Script script = new Script(i);
          writers.add(threads.submit(() -> write(script, node.appender())));
        }
        try {
          for (int round = 0; round < battery.rounds(); round++) {
            awaitAcknowledgements();
            TimeUnit.MILLISECONDS.sleep(battery.random().nextInt(LONGEST_LIFE_MILLIS));
            crash(postgres, relay);
          }
          awaitAcknowledgements();
        } finally {
          enough = true;
        }
        for (int i = 0; i < WRITERS; i++) {
          allStepsSentAgainHaveNoSecondEffect(new Script(i), writers.get(i).get(), node.appender());
        }
        long head = new LogInvariants(postgres.database()).holdWith(told);
        witness.sawAllUpTo(head, PATIENCE);
        System.out.printf(
            "killed postgres: %d acknowledged, %d of unknown outcome, head %d%n",
            told.size(), unknown.get(), head);
      }
    }
  }

  private void crash(RestartablePostgres postgres, Relay relay) throws Exception {
    postgres.kill();
    relay.leadNowhere();
    List<Acknowledged> before = List.copyOf(told);
    postgres.restart();
    new LogInvariants(postgres.database()).holdWith(before);
    relay.leadTo(postgres.database().port());
  }

  /** Sends step after step, each until it is acknowledged. Returns how many. */
  private int write(Script script, GroupCommitAppender appender) {
    int step = 0;
    while (!enough) {
      try {
        told.add(Acknowledged.of(script.commandId(step), script.append(appender, step)));
        step++;
      } catch (CommandRejected e) {
        assertThat(e.<Rejection>getDetails().orElseThrow().code())
            .isEqualTo(ErrorCode.LOG_UNAVAILABLE);
        unknown.incrementAndGet();
      }
    }
    return step;
  }

  private void awaitAcknowledgements() throws InterruptedException {
    int before = told.size();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (told.size() < before + 10 * WRITERS) {
      assertThat(System.nanoTime()).as("the appender must come back").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void allStepsSentAgainHaveNoSecondEffect(
      Script script, int steps, GroupCommitAppender appender) {
    for (int step = 0; step < steps; step++) {
      told.add(Acknowledged.of(script.commandId(step), script.append(appender, step)));
    }
  }
}
