package io.framelog.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which hashes a proof consists of, in the order of RFC 6962 (the same as RFC 9162's). A path has
 * at most one hash for each level of the tree.
 */
public final class MerkleProofs {
  private MerkleProofs() {}

  /**
   * The path from a leaf to the root (RFC 6962, section 2.1.1), from the leaf upwards.
   *
   * @param index the leaf, from 0
   * @param size how many leaves the tree has, more than {@code index}
   */
  public static List<LeafRange> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf %d in a tree of %d".formatted(index, size));
    }
    List<LeafRange> fromRoot = new ArrayList<>();
    long first = 0;
    long end = size;
    while (end - first > 1) {
      long split = first + split(end - first);
      if (index < split) {
        fromRoot.add(new LeafRange(split, end));
        end = split;
      } else {
        fromRoot.add(new LeafRange(first, split));
        first = split;
      }
    }
    Collections.reverse(fromRoot);
    return fromRoot;
  }

  /**
   * What shows that the tree of the first {@code from} leaves is the beginning of the tree of the
   * first {@code to} (RFC 6962, section 2.1.2); empty when they are the same.
   *
   * @param from 1 or more
   * @param to not less than {@code from}
   */
  public static List<LeafRange> consistency(long from, long to) {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("no tree of %d leaves in one of %d".formatted(from, to));
    }
    List<LeafRange> fromRoot = new ArrayList<>();
    long first = 0;
    long end = to;
    while (end != from) {
      long split = first + split(end - first);
      if (from <= split) {
        fromRoot.add(new LeafRange(split, end));
        end = split;
      } else {
        fromRoot.add(new LeafRange(first, split));
        first = split;
      }
    }
    // Whoever has the older root knows the hash of this subtree if it is the whole older tree.
    if (first > 0) {
      fromRoot.add(new LeafRange(first, end));
    }
    Collections.reverse(fromRoot);
    return fromRoot;
  }

  /** The largest power of two below {@code size}: where RFC 6962 divides a tree. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
