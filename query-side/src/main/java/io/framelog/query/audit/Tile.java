package io.framelog.query.audit;

import io.framelog.merkle.MerkleAccumulator;
import io.framelog.merkle.TreeNode;
import java.util.Arrays;

/** Up to 256 hashes of one level of the tree, one behind the other. Not thread-safe. */
final class Tile {
  private static final int HASH_BYTES = 32;

  private byte[] hashes;
  private int entries;

  /** A tile as it is stored. */
  Tile(byte[] stored) {
    if (stored.length % HASH_BYTES != 0 || stored.length > TileKey.WIDTH * HASH_BYTES) {
      throw new IllegalArgumentException(stored.length + " bytes are not a tile");
    }
    this.hashes = stored.clone();
    this.entries = stored.length / HASH_BYTES;
  }

  static Tile empty() {
    return new Tile(new byte[0]);
  }

  int entries() {
    return entries;
  }

  boolean isFull() {
    return entries == TileKey.WIDTH;
  }

  /** As it is to be stored. */
  byte[] bytes() {
    return Arrays.copyOf(hashes, entries * HASH_BYTES);
  }

  void append(byte[] hash) {
    if (isFull()) {
      throw new IllegalStateException("the tile is full");
    }
    int at = entries * HASH_BYTES;
    if (hashes.length == at) {
      hashes = Arrays.copyOf(hashes, TileKey.WIDTH * HASH_BYTES);
    }
    System.arraycopy(hash, 0, hashes, at, HASH_BYTES);
    entries++;
  }

  /** The hash over all 256 entries. */
  byte[] root() {
    return hash(0, TileKey.WIDTH);
  }

  /** The hash of a node of the tree that this tile holds or that is above some of its entries. */
  byte[] hash(TreeNode node) {
    int count = 1 << (node.level() % TileKey.HEIGHT);
    int first = (int) ((node.index() * count) % TileKey.WIDTH);
    return hash(first, count);
  }

  private byte[] hash(int first, int count) {
    if (first + count > entries) {
      throw new IllegalStateException(
          "the tile has %d entries, not %d".formatted(entries, first + count));
    }
    if (count == 1) {
      return Arrays.copyOfRange(hashes, first * HASH_BYTES, (first + 1) * HASH_BYTES);
    }
    int half = count / 2;
    return MerkleAccumulator.nodeHash(hash(first, half), hash(first + half, half));
  }
}
