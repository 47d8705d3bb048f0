package io.framelog.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Consecutive leaves whose hash stands in a proof: {@code D[from:to]} of RFC 6962, section 2.1.
 *
 * @param from the first leaf, from 0; a multiple of the largest power of two in the length
 * @param to the leaf behind the last
 */
public record LeafRange(long from, long to) {
  public LeafRange {
    if (from < 0 || to <= from || (from & (Long.highestOneBit(to - from) - 1)) != 0) {
      throw new IllegalArgumentException("not a subtree: leaves %d to %d".formatted(from, to));
    }
  }

  /** The perfect subtrees that it consists of, from left to right, each smaller than the last. */
  public List<TreeNode> nodes() {
    List<TreeNode> nodes = new ArrayList<>();
    long at = from;
    while (at < to) {
      int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
      nodes.add(new TreeNode(level, at >>> level));
      at += 1L << level;
    }
    return nodes;
  }

  /** The Merkle tree hash of these leaves, from the hashes of its {@link #nodes()}. */
  public byte[] hash(Function<TreeNode, byte[]> hashes) {
    List<TreeNode> nodes = nodes();
    byte[] hash = hashes.apply(nodes.getLast());
    for (int i = nodes.size() - 2; i >= 0; i--) {
      hash = MerkleAccumulator.nodeHash(hashes.apply(nodes.get(i)), hash);
    }
    return hash;
  }
}
