package io.framelog.merkle;

import io.framelog.identity.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The root of an RFC 6962 (section 2.1) Merkle tree over leaves that arrive in order, in memory
 * that grows with the logarithm of their count. Not thread-safe.
 */
public final class MerkleAccumulator {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  /** Roots of perfect subtrees, largest first, as the binary digits of the size. */
  private final Deque<Subtree> subtrees = new ArrayDeque<>();

  private long size;

  private record Subtree(long leaves, byte[] hash) {}

  /** The hash of a leaf: {@code SHA-256(0x00 || data)}; the parts are concatenated. */
  public static byte[] leafHash(byte[]... parts) {
    byte[][] all = new byte[parts.length + 1][];
    all[0] = LEAF;
    System.arraycopy(parts, 0, all, 1, parts.length);
    return Sha256.of(all);
  }

  /** The hash of an inner node: {@code SHA-256(0x01 || left || right)}. */
  public static byte[] nodeHash(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right);
  }

  /** Appends a leaf by its hash. */
  public void add(byte[] leafHash) {
    Subtree last = new Subtree(1, leafHash);
    while (!subtrees.isEmpty() && subtrees.getLast().leaves() == last.leaves()) {
      Subtree left = subtrees.removeLast();
      last = new Subtree(left.leaves() * 2, nodeHash(left.hash(), last.hash()));
    }
    subtrees.addLast(last);
    size++;
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** The root over all leaves so far; for none, the hash of the empty string. */
  public byte[] root() {
    Iterator<Subtree> smallestFirst = subtrees.descendingIterator();
    if (!smallestFirst.hasNext()) {
      return Sha256.of();
    }
    byte[] hash = smallestFirst.next().hash();
    while (smallestFirst.hasNext()) {
      hash = nodeHash(smallestFirst.next().hash(), hash);
    }
    return hash;
  }
}
