package io.framelog.query.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.identity.Sha256;
import io.framelog.merkle.LeafRange;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.merkle.MerkleProofs;
import io.framelog.merkle.TreeNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree in tiles against the tree in memory, over the edges of tiles of two levels. */
class GrowingTreeTest {
  private static final int MOST = 66_600;
  private static final List<byte[]> LEAVES = leaves();

  /** Level by level: all perfect subtrees of the first leaves. */
  private static final List<List<byte[]>> LEVELS = levels();

  private final Map<TileKey, Tile> stored = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheBatchesEveryRootIsTheSame(long seed) {
    Random random = new Random(seed);
    MerkleAccumulator expected = new MerkleAccumulator();
    int size = 0;
    while (size < MOST) {
      int batch = Math.min(MOST - size, 1 + random.nextInt(seed == 1 ? 1_000 : 700));
      GrowingTree tree = reloaded(size);
      for (int i = 0; i < batch; i++) {
        tree.append(LEAVES.get(size));
        expected.add(LEAVES.get(size));
        size++;
        if (i == batch - 1 || random.nextInt(50) == 0) {
          assertThat(tree.root()).as("size %d", size).isEqualTo(expected.root());
        }
      }
      store(tree);
    }
    assertThat(stored.keySet().stream().filter(key -> key.level() == 2)).hasSize(1);
    assertThat(stored.values().stream().mapToLong(Tile::entries).sum())
        .isEqualTo(MOST + MOST / 256 + MOST / 65_536);
  }

  @Test
  void smallBatchesGiveTheSameTilesAsOneLargeOne() {
    int size = 700;
    for (int i = 0; i < size; i++) {
      GrowingTree tree = reloaded(i);
      tree.append(LEAVES.get(i));
      store(tree);
    }
    Map<TileKey, Tile> oneByOne = new HashMap<>(stored);
    stored.clear();
    grow(size);

    assertThat(stored.keySet()).isEqualTo(oneByOne.keySet());
    stored.forEach(
        (key, tile) ->
            assertThat(tile.bytes())
                .as("%s", key)
                .isEqualTo(requireNonNull(oneByOne.get(key)).bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 65_792, 65_793, MOST})
  void theTilesOfALargerTreeHoldEveryHashOfASmallerOnesProofs(int size) {
    grow(MOST);
    Random random = new Random(size);

    assertThat(new LeafRange(0, size).hash(this::tiled)).isEqualTo(root(size));
    for (int i = 0; i < 50; i++) {
      for (LeafRange range : MerkleProofs.inclusion(random.nextInt(size), size)) {
        assertThat(range.hash(this::tiled)).as("%s", range).isEqualTo(range.hash(this::levelled));
      }
      for (LeafRange range : MerkleProofs.consistency(1 + random.nextInt(size), size)) {
        assertThat(range.hash(this::tiled)).as("%s", range).isEqualTo(range.hash(this::levelled));
      }
    }
  }

  @Test
  void tilesThatDoNotFitTheSizeAreRefused() {
    grow(300);

    assertThatThrownBy(() -> reloaded(301)).hasMessageContaining("not those of a tree of 301");
    assertThatThrownBy(() -> GrowingTree.of(300, Map.of()))
        .hasMessageContaining("not those of a tree of 300");
  }

  private void grow(int size) {
    GrowingTree tree = reloaded(0);
    LEAVES.subList(0, size).forEach(tree::append);
    store(tree);
  }

  private GrowingTree reloaded(long size) {
    Map<TileKey, Tile> edge = new HashMap<>();
    for (TileKey key : GrowingTree.edge(size)) {
      edge.put(key, new Tile(requireNonNull(stored.get(key)).bytes()));
    }
    return GrowingTree.of(size, edge);
  }

  private void store(GrowingTree tree) {
    tree.changed().forEach((key, tile) -> stored.put(key, new Tile(tile.bytes())));
  }

  private byte[] tiled(TreeNode node) {
    return requireNonNull(stored.get(TileKey.of(node))).hash(node);
  }

  private byte[] levelled(TreeNode node) {
    return LEVELS.get(node.level()).get((int) node.index());
  }

  private static byte[] root(int size) {
    MerkleAccumulator tree = new MerkleAccumulator();
    LEAVES.subList(0, size).forEach(tree::add);
    return tree.root();
  }

  private static List<byte[]> leaves() {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      leaves.add(Sha256.of(ByteBuffer.allocate(4).putInt(i).array()));
    }
    return leaves;
  }

  private static List<List<byte[]>> levels() {
    List<List<byte[]>> levels = new ArrayList<>(List.of(LEAVES));
    while (levels.getLast().size() > 1) {
      List<byte[]> below = levels.getLast();
      List<byte[]> level = new ArrayList<>();
      for (int i = 0; i + 1 < below.size(); i += 2) {
        level.add(MerkleAccumulator.nodeHash(below.get(i), below.get(i + 1)));
      }
      levels.add(level);
    }
    return levels;
  }
}
