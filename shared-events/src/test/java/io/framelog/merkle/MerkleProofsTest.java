package io.framelog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleProofsTest {
  private static final List<byte[]> LEAVES = leaves(300);
  private static final RecursiveTree TREE = new RecursiveTree(LEAVES);

  /** The leaves of Certificate Transparency's test vectors. */
  private static final RecursiveTree PUBLISHED =
      published(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  /** The proofs that certificate-transparency's Merkle tree tests hold. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, ''",
    "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void inclusionPathsAreThePublishedOnes(long index, long size, String path) {
    assertThat(String.join(" ", hashes(MerkleProofs.inclusion(index, size), PUBLISHED)))
        .isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, ''",
    "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void consistencyPathsAreThePublishedOnes(long from, long to, String path) {
    assertThat(String.join(" ", hashes(MerkleProofs.consistency(from, to), PUBLISHED)))
        .isEqualTo(path);
  }

  @Test
  void everyInclusionPathUpTo300LeavesIsThatOfTheDefinition() {
    for (int size = 1; size <= LEAVES.size(); size++) {
      for (int index = 0; index < size; index++) {
        assertThat(hashes(MerkleProofs.inclusion(index, size), TREE))
            .as("leaf %d of %d", index, size)
            .isEqualTo(hex(TREE.path(index, size)));
      }
    }
  }

  @Test
  void everyConsistencyPathUpTo130LeavesIsThatOfTheDefinition() {
    for (int to = 1; to <= 130; to++) {
      for (int from = 1; from <= to; from++) {
        assertThat(hashes(MerkleProofs.consistency(from, to), TREE))
            .as("%d in %d", from, to)
            .isEqualTo(hex(TREE.proof(from, to)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 255, 256, 257, 65_536, (1L << 40) + 1, Long.MAX_VALUE})
  void aPathIsNoLongerThanTheTreeIsHigh(long size) {
    int height = Long.SIZE - Long.numberOfLeadingZeros(size - 1);

    assertThat(MerkleProofs.inclusion(size - 1, size)).hasSizeLessThanOrEqualTo(height);
    assertThat(MerkleProofs.inclusion(0, size)).hasSize(height);
    assertThat(MerkleProofs.consistency(size - size / 2, size))
        .hasSizeLessThanOrEqualTo(height + 1);
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    assertThatThrownBy(() -> MerkleProofs.inclusion(5, 5)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> MerkleProofs.inclusion(-1, 5)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> MerkleProofs.consistency(0, 5)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> MerkleProofs.consistency(6, 5)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new LeafRange(3, 5)).isInstanceOf(RuntimeException.class);
  }

  private static List<String> hashes(List<LeafRange> path, RecursiveTree tree) {
    return path.stream()
        .map(range -> HexFormat.of().formatHex(range.hash(node -> perfect(node, tree))))
        .toList();
  }

  private static byte[] perfect(TreeNode node, RecursiveTree tree) {
    int first = (int) (node.index() << node.level());
    return tree.root(first, first + (1 << node.level()));
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HexFormat.of()::formatHex).toList();
  }

  private static RecursiveTree published(String... leaves) {
    return new RecursiveTree(
        Stream.of(leaves)
            .map(hex -> MerkleAccumulator.leafHash(HexFormat.of().parseHex(hex)))
            .toList());
  }

  private static List<byte[]> leaves(int count) {
    Random random = new Random(6962);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[32];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }
}
