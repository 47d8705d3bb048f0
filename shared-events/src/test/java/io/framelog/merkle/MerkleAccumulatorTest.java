package io.framelog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleAccumulatorTest {
  /** Test vectors of Certificate Transparency (RFC 6962): roots for the first n of these leaves. */
  private static final String[] LEAVES = {
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f"
  };

  private static final String[] ROOTS = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  };

  @Test
  void givesThePublishedRoots() {
    MerkleAccumulator tree = new MerkleAccumulator();
    assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS[0]);
    for (int i = 0; i < LEAVES.length; i++) {
      tree.add(MerkleAccumulator.leafHash(HexFormat.of().parseHex(LEAVES[i])));
      assertThat(HexFormat.of().formatHex(tree.root()))
          .as("size %d", i + 1)
          .isEqualTo(ROOTS[i + 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 31, 64, 100, 1023})
  void agreesWithTheRecursiveDefinition(int size) {
    Random random = new Random(size);
    List<byte[]> leaves =
        IntStream.range(0, size)
            .mapToObj(
                i -> {
                  byte[] leaf = new byte[32];
                  random.nextBytes(leaf);
                  return leaf;
                })
            .toList();
    MerkleAccumulator tree = new MerkleAccumulator();
    leaves.forEach(tree::add);
    assertThat(tree.root()).isEqualTo(recursiveRoot(leaves));
    assertThat(tree.size()).isEqualTo(size);
  }

  private static byte[] recursiveRoot(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    byte[] root =
        MerkleAccumulator.nodeHash(
            recursiveRoot(leaves.subList(0, split)),
            recursiveRoot(leaves.subList(split, leaves.size())));
    return Arrays.copyOf(root, root.length);
  }
}
