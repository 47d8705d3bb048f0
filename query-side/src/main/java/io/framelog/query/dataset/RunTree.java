package io.framelog.query.dataset;

import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The tree of a snapshot down to its runs. A run is a perfect subtree or the right end of the tree,
 * so the tree over the runs' roots, taken as leaves, has the snapshot's root.
 */
record RunTree(List<LeafRun> runs) {
  byte[] root() {
    return hashes().root();
  }

  /** From the root of a run upwards. */
  List<byte[]> path(int run) {
    return hashes().path(run);
  }

  /**
   * The run that has the image if any has: the last that begins at or before it, else the first.
   */
  int find(UUID imageId) {
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (IdOrder.UNSIGNED.compare(runs.get(middle).firstImage(), imageId) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private LeafHashes hashes() {
    return new LeafHashes(runs.stream().map(LeafRun::root).toList());
  }

  /**
   * Makes the runs of leaves that arrive in order. It holds the hashes of one run, and of all
   * others their roots.
   */
  static final class Builder {
    private final List<LeafRun> runs = new ArrayList<>();
    private final List<Leaf> open = new ArrayList<>(LeafRun.WIDTH);
    private long size;

    void add(Leaf leaf) {
      open.add(leaf);
      size++;
      if (open.size() == LeafRun.WIDTH) {
        close();
      }
    }

    private void close() {
      LeafHashes leaves = new LeafHashes(open.stream().map(Leaf::hash).toList());
      runs.add(new LeafRun(open.getFirst().imageId(), leaves.root()));
      open.clear();
    }

    /** How many leaves were added. */
    long size() {
      return size;
    }

    /** The tree over all; no leaf can be added afterwards. */
    RunTree build() {
      if (!open.isEmpty()) {
        close();
      }
      return new RunTree(List.copyOf(runs));
    }
  }
}
