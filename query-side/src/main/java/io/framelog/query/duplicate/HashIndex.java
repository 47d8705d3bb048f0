package io.framelog.query.duplicate;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The distinct hashes of one algorithm in memory, found by distance: three hash tables, one a band,
 * whose chains run through arrays. About 50 bytes a hash. Not safe for threads.
 */
final class HashIndex {
  private static final int NONE = -1;
  private static final int SMALLEST = 1 << 10;

  private long[] hashes = new long[SMALLEST];
  private int[] images = new int[SMALLEST];
  private final int[][] next = new int[Bands.COUNT][SMALLEST];
  private final int[][] heads = new int[Bands.COUNT][];
  private int used;
  private int free = NONE;

  HashIndex() {
    link();
  }

  /** How many images have the hash. */
  int images(long hash) {
    int slot = slot(hash);
    return slot == NONE ? 0 : images[slot];
  }

  /**
   * So many images more (or fewer) have the hash. Returns whether it came or went by that: whether
   * its neighbours have a neighbour more or less.
   */
  boolean add(long hash, int more) {
    int slot = slot(hash);
    int before = slot == NONE ? 0 : images[slot];
    int after = before + more;
    if (after < 0) {
      throw new IllegalStateException("fewer than no images with the hash " + hash);
    }
    if (slot == NONE && after > 0) {
      slot = insert(hash);
    }
    if (slot != NONE) {
      images[slot] = after;
    }
    if (before > 0 && after == 0) {
      remove(slot);
    }
    return before > 0 != after > 0;
  }

  /** All other hashes that differ in at most {@code distance} bits, each once. */
  void within(long hash, int distance, LongConsumer found) {
    int[] reach = Bands.reach(distance);
    for (int band = 0; band < Bands.COUNT; band++) {
      int key = Bands.key(hash, band);
      for (int flip : Bands.flips(band, reach[band])) {
        visit(band, key ^ flip, hash, distance, reach, found);
      }
    }
  }

  private void visit(int band, int key, long hash, int distance, int[] reach, LongConsumer found) {
    for (int slot = heads[band][bucket(key)]; slot != NONE; slot = next[band][slot]) {
      long difference = hashes[slot] ^ hash;
      if (Bands.key(hashes[slot], band) == key // not only in the same bucket
          && difference != 0
          && Long.bitCount(difference) <= distance
          && !Bands.metBefore(difference, band, reach)) {
        found.accept(hashes[slot]);
      }
    }
  }

  private int slot(long hash) {
    int slot = heads[0][bucket(Bands.key(hash, 0))];
    while (slot != NONE && hashes[slot] != hash) {
      slot = next[0][slot];
    }
    return slot;
  }

  private int insert(long hash) {
    if (free == NONE && used == hashes.length) {
      grow();
    }
    int slot = free;
    if (slot == NONE) {
      slot = used++;
    } else {
      free = next[0][slot];
    }
    hashes[slot] = hash;
    for (int band = 0; band < Bands.COUNT; band++) {
      link(band, slot);
    }
    return slot;
  }

  private void remove(int slot) {
    for (int band = 0; band < Bands.COUNT; band++) {
      unlink(band, slot);
    }
    next[0][slot] = free;
    free = slot;
  }

  private void unlink(int band, int slot) {
    int bucket = bucket(Bands.key(hashes[slot], band));
    int at = heads[band][bucket];
    if (at == slot) {
      heads[band][bucket] = next[band][slot];
      return;
    }
    while (next[band][at] != slot) {
      at = next[band][at];
    }
    next[band][at] = next[band][slot];
  }

  /** Only when no slot is free. */
  private void grow() {
    int size = Math.multiplyExact(hashes.length, 2);
    hashes = Arrays.copyOf(hashes, size);
    images = Arrays.copyOf(images, size);
    link();
  }

  /** Makes all chains anew, with as many buckets as there is room for hashes. */
  private void link() {
    for (int band = 0; band < Bands.COUNT; band++) {
      next[band] = new int[hashes.length];
      heads[band] = new int[hashes.length];
      Arrays.fill(heads[band], NONE);
      for (int slot = 0; slot < used; slot++) {
        link(band, slot);
      }
    }
  }

  private void link(int band, int slot) {
    int bucket = bucket(Bands.key(hashes[slot], band));
    next[band][slot] = heads[band][bucket];
    heads[band][bucket] = slot;
  }

  /** Spreads the keys: neighbours in a band must not share a chain (Fibonacci hashing). */
  private int bucket(int key) {
    return (key * 0x9E3779B9) >>> (1 + Integer.numberOfLeadingZeros(hashes.length));
  }
}
