package io.framelog.query.dataset;

import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The leaves of one sealed snapshot by their indices; a run is read when it is asked for. */
final class SnapshotLeaves {
  private final SnapshotRow snapshot;
  private final RunTree tree;
  private final SnapshotItemTable items;
  private final Map<Integer, List<Leaf>> read = new HashMap<>();

  SnapshotLeaves(SnapshotRow snapshot, RunTree tree, SnapshotItemTable items) {
    this.snapshot = snapshot;
    this.tree = tree;
    this.items = items;
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  SnapshotRow snapshot() {
    return snapshot;
  }

  long size() {
    return Objects.requireNonNull(snapshot.count);
  }

  Leaf get(long index) {
    return run((int) (index / LeafRun.WIDTH)).get((int) (index % LeafRun.WIDTH));
  }

  /** How many leaves are of images before this one. */
  long indexOf(UUID imageId) {
    if (size() == 0) {
      return 0;
    }
    int run = tree.find(imageId);
    long before =
        run(run).stream()
            .filter(leaf -> IdOrder.UNSIGNED.compare(leaf.imageId(), imageId) < 0)
            .count();
    return (long) run * LeafRun.WIDTH + before;
  }

  /** From the leaf upwards, hexadecimal. */
  List<String> path(long index) {
    int run = (int) (index / LeafRun.WIDTH);
    return Stream.concat(
            hashes(run(run)).path((int) (index % LeafRun.WIDTH)).stream(), tree.path(run).stream())
        .map(SnapshotLeaves::hex)
        .toList();
  }

  private List<Leaf> run(int number) {
    return read.computeIfAbsent(number, this::readRun);
  }

  private List<Leaf> readRun(int number) {
    LeafRun run = tree.runs().get(number);
    List<Leaf> leaves =
        items.leaves(
            snapshot.snapshotId,
            DatasetViews.selection(snapshot.selection),
            snapshot.position,
            IdOrder.before(run.firstImage()),
            LeafRun.WIDTH);
    if (!Arrays.equals(hashes(leaves).root(), run.root())) {
      throw new IllegalStateException(
          "run %d of snapshot %s is not what was sealed".formatted(number, snapshot.snapshotId));
    }
    return leaves;
  }

  private static LeafHashes hashes(List<Leaf> leaves) {
    return new LeafHashes(leaves.stream().map(Leaf::hash).toList());
  }
}
