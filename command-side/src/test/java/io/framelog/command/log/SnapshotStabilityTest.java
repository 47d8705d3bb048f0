package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.log.CommandOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** "The events up to N", read while two nodes write and again at the end: the same bytes. */
class SnapshotStabilityTest {
  private static final Duration ONE_ROUND = Duration.ofSeconds(3);
  private static final int WRITERS_PER_NODE = 6;
  private static final int READERS_PER_NODE = 2;
  private static final int LONGEST_PAUSE_MILLIS = 40;

  private final Battery battery = Battery.of("snapshot stability", 1);

  @Test
  void whatAReaderHasSeenUpToAPositionNeverChanges() throws Exception {
    LogDatabase database = LogDatabase.fresh("stable").migrated();
    List<Acknowledged> told = new ArrayList<>();
    List<LogDigest> seen = new ArrayList<>();
    try (LogNode one = LogNode.on(database);
        LogNode other = LogNode.on(database);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      long end = System.nanoTime() + battery.rounds() * ONE_ROUND.toNanos();
      List<Future<List<Acknowledged>>> writers = new ArrayList<>();
      List<Future<List<LogDigest>>> readers = new ArrayList<>();
      for (LogNode node : List.of(one, other)) {
        for (int i = 0; i < WRITERS_PER_NODE; i++) {
          SplittableRandom random = battery.random().split();
          writers.add(threads.submit(() -> write(node, random, end)));
        }
        for (int i = 0; i < READERS_PER_NODE; i++) {
          SplittableRandom random = battery.random().split();
          readers.add(threads.submit(() -> read(node, random, end)));
        }
      }
      for (Future<List<Acknowledged>> writer : writers) {
        told.addAll(writer.get());
      }
      for (Future<List<LogDigest>> reader : readers) {
        seen.addAll(reader.get());
      }
      for (LogDigest digest : seen) {
        assertThat(digest.events())
            .as("events up to %d", digest.position())
            .isEqualTo(digest.position());
        assertThat(LogDigest.of(other.reader(), digest.position())).isEqualTo(digest);
      }
    }
    long head = new LogInvariants(database).holdWith(told);
    assertThat(
            seen.stream().mapToLong(LogDigest::position).filter(n -> n > 0 && n < head).distinct())
        .as("moments at which the log was neither empty nor complete")
        .hasSizeGreaterThan(10);
  }

  private static List<Acknowledged> write(LogNode node, SplittableRandom random, long end) {
    List<Acknowledged> told = new ArrayList<>();
    while (System.nanoTime() < end) {
      String commandId = Units.id();
      CommandOutcome outcome =
          node.appender().append(Units.unit(commandId, Units.id(), 0, 1 + random.nextInt(4)));
      told.add(Acknowledged.of(commandId, outcome));
    }
    return told;
  }

  /** At random moments: how far the log goes, and what it says up to there. */
  private static List<LogDigest> read(LogNode node, SplittableRandom random, long end)
      throws InterruptedException {
    List<LogDigest> seen = new ArrayList<>();
    while (System.nanoTime() < end) {
      seen.add(LogDigest.of(node.reader(), node.reader().head().position()));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
    return seen;
  }
}
