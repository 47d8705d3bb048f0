package io.framelog.query.dataset;

import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import io.framelog.selection.SelectionSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hashes the leaves of snapshots, and keeps the upper part of the trees. */
@Component
class SnapshotTrees {
  private static final int PAGE = 5_000;

  private final SnapshotItemTable items;
  private final LeafRunTable kept;

  SnapshotTrees(SnapshotItemTable items, LeafRunTable kept) {
    this.items = items;
    this.kept = kept;
  }

  /** Told after each page but the last. */
  @FunctionalInterface
  interface Watcher {
    void reached(long items, UUID lastImage);
  }

  /**
   * A snapshot's tree.
   *
   * @param size how many leaves it has
   */
  record Hashed(long size, RunTree tree) {
    /** The snapshot's digest, hexadecimal. */
    String root() {
      return HexFormat.of().formatHex(tree.root());
    }
  }

  /** Reads all leaves, page by page, and keeps what proofs need. */
  Hashed hash(SnapshotRow snapshot, Watcher watcher) {
    SelectionSpec selection = DatasetViews.selection(snapshot.selection);
    RunTree.Builder builder = new RunTree.Builder();
    @Nullable UUID after = null;
    List<Leaf> page;
    do {
      page = items.leaves(snapshot.snapshotId, selection, snapshot.position, after, PAGE);
      page.forEach(builder::add);
      if (page.size() == PAGE) {
        after = page.getLast().imageId();
        watcher.reached(builder.size(), after);
      }
    } while (page.size() == PAGE);
    RunTree tree = builder.build();
    kept.write(snapshot.snapshotId, tree);
    return new Hashed(builder.size(), tree);
  }

  /**
   * The tree of a sealed snapshot: as it was kept, else (it was sealed before trees were kept, or
   * beside another database) hashed again.
   */
  RunTree of(SnapshotRow sealed) {
    RunTree tree = kept.read(sealed.snapshotId);
    if (!isSealed(sealed, tree)) {
      tree = hash(sealed, (items, last) -> {}).tree();
    }
    if (!isSealed(sealed, tree)) {
      throw new IllegalStateException(
          "the items of snapshot %s are not those that were sealed".formatted(sealed.snapshotId));
    }
    return tree;
  }

  private static boolean isSealed(SnapshotRow sealed, RunTree tree) {
    return HexFormat.of().formatHex(tree.root()).equals(sealed.digest);
  }
}
