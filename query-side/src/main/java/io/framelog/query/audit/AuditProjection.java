package io.framelog.query.audit;

import io.framelog.log.LogReader;
import io.framelog.log.SealedEvent;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.PositionedEvent;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps the Merkle tree over the log. It hashes the rows of the log itself, not the messages that
 * were made of them, because an auditor sees the rows.
 */
@Component
class AuditProjection implements BatchProjection {
  static final String NAME = "audit";

  private final LogReader log;
  private final TileTable tiles;
  private final KeptCheckpoints checkpoints;

  AuditProjection(LogReader log, TileTable tiles, KeptCheckpoints checkpoints) {
    this.log = log;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The tree is over the rows of the log, whatever they say. */
  @Override
  public boolean reads(String aggregateType) {
    return false;
  }

  @Override
  public List<String> tables() {
    return List.of("merkle_tile");
  }

  /** A tree with a hole would be another tree. */
  @Override
  public boolean parks() {
    return false;
  }

  @Override
  public void apply(List<PositionedEvent> batch) {
    long before = batch.getFirst().position() - 1;
    long last = batch.getLast().position();
    List<SealedEvent> events = log.readSealed(before, batch.size());
    requireAll(events, before, last);
    GrowingTree tree = GrowingTree.of(before, tiles.read(GrowingTree.edge(before)));
    Map<Long, KeptCheckpoint> passed = checkpoints.passed(before, last);
    for (SealedEvent event : events) {
      tree.append(EventLeaf.hash(event));
      KeptCheckpoint kept = passed.get(tree.size());
      if (kept != null) {
        KeptCheckpoints.compare(kept, tree);
      }
    }
    tiles.write(tree.changed());
    checkpoints.keepIfDue(tree, events.getLast().event().recordedAt());
  }

  private static void requireAll(List<SealedEvent> events, long before, long last) {
    if (events.size() != last - before || events.getLast().event().position() != last) {
      throw new IllegalStateException(
          "the log no longer holds all events %d to %d".formatted(before + 1, last));
    }
  }

  @Override
  public void reset() {
    tiles.clear();
  }
}
