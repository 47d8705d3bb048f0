package io.framelog.query.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.merkle.MerkleAccumulator;
import io.framelog.merkle.MerkleProofs;
import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree of runs is the tree of their leaves. */
class RunTreeTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049, 3_072, 5_000})
  void theRootAndEveryPathAreThoseOfTheLeaves(int size) {
    List<Leaf> leaves = leaves(size);
    RunTree.Builder builder = new RunTree.Builder();
    leaves.forEach(builder::add);
    RunTree tree = builder.build();

    assertThat(tree.root()).isEqualTo(root(leaves));
    IntStream.iterate(0, index -> index < size, index -> index + 1 + index % 97)
        .forEach(
            index -> {
              int run = index / LeafRun.WIDTH;
              List<byte[]> path =
                  Stream.concat(
                          inRun(leaves, run).path(index % LeafRun.WIDTH).stream(),
                          tree.path(run).stream())
                      .toList();

              assertThat(tree.find(leaves.get(index).imageId())).isEqualTo(run);
              assertThat(path)
                  .containsExactlyElementsOf(
                      MerkleProofs.inclusion(index, size).stream()
                          .map(at -> root(leaves.subList((int) at.from(), (int) at.to())))
                          .toList());
            });
  }

  @Test
  void idsAreInTheOrderOfTheirTextAlsoBeyondTheMiddle() {
    UUID low = UUID.fromString("7fffffff-ffff-ffff-ffff-ffffffffffff");
    UUID high = UUID.fromString("80000000-0000-0000-0000-000000000000");

    assertThat(IdOrder.UNSIGNED.compare(low, high)).isNegative();
    assertThat(IdOrder.before(high)).isEqualTo(low);
    assertThat(IdOrder.share(high)).isEqualTo(0.5);
  }

  private static LeafHashes inRun(List<Leaf> leaves, int run) {
    int first = run * LeafRun.WIDTH;
    return new LeafHashes(
        leaves.subList(first, Math.min(leaves.size(), first + LeafRun.WIDTH)).stream()
            .map(Leaf::hash)
            .toList());
  }

  private static byte[] root(List<Leaf> leaves) {
    MerkleAccumulator tree = new MerkleAccumulator();
    leaves.forEach(leaf -> tree.add(leaf.hash()));
    return tree.root();
  }

  /** The ids spread over the whole space, from the lower half of it to the upper. */
  private static List<Leaf> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new Leaf(
                    new UUID(number * (Long.MAX_VALUE / 2_600), 0),
                    ByteBuffer.allocate(32).putInt(28, number).array()))
        .sorted((a, b) -> IdOrder.UNSIGNED.compare(a.imageId(), b.imageId()))
        .toList();
  }
}
