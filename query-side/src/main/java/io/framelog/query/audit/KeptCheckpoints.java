package io.framelog.query.audit;

import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Keeps a checkpoint now and then, and compares the tree with those that were kept when it is built
 * again: an edit of the log between the two would otherwise go unnoticed.
 */
@Component
class KeptCheckpoints {
  private static final long EVENTS_BETWEEN = 10_000;
  private static final Duration TIME_BETWEEN = Duration.ofMinutes(1);

  private final CheckpointTable table;
  private final LogReader log;

  KeptCheckpoints(CheckpointTable table, LogReader log) {
    this.table = table;
    this.log = log;
  }

  /** Those that the tree passes while it grows from {@code before} to {@code last} events. */
  Map<Long, KeptCheckpoint> passed(long before, long last) {
    Map<Long, KeptCheckpoint> bySize = new TreeMap<>();
    table.between(before + 1, last).forEach(kept -> bySize.put(kept.size(), kept));
    return bySize;
  }

  /** Stops with {@code log-changed} unless the tree has the root that was kept for its size. */
  static void compare(KeptCheckpoint kept, GrowingTree tree) {
    byte[] root = tree.root();
    if (!Arrays.equals(root, kept.root())) {
      throw LogChanged.otherRoot(kept, root);
    }
  }

  /**
   * Keeps the root of the tree when it is due: 10,000 events or a minute of the log's time after
   * the last one, whatever comes first.
   *
   * @param recordedAt of the tree's last event
   */
  void keepIfDue(GrowingTree tree, Instant recordedAt) {
    Optional<KeptCheckpoint> latest = table.latest();
    if (latest.isEmpty() || isDue(latest.get(), tree, recordedAt)) {
      LogHead head = log.head();
      table.keep(
          new KeptCheckpoint(tree.size(), tree.root(), recordedAt, head.logId(), head.epoch()));
    }
  }

  private boolean isDue(KeptCheckpoint latest, GrowingTree tree, Instant recordedAt) {
    if (latest.size() > tree.size()) {
      requireReachable(latest);
      return false;
    }
    return tree.size() - latest.size() >= EVENTS_BETWEEN
        || Duration.between(latest.recordedAt(), recordedAt).compareTo(TIME_BETWEEN) >= 0;
  }

  /** A rebuild of a log that was cut would end before the checkpoint and compare nothing. */
  private void requireReachable(KeptCheckpoint latest) {
    long head = log.head().position();
    if (head < latest.size()) {
      throw LogChanged.tooShort(latest, head);
    }
  }
}
