package io.framelog.query.duplicate;

import io.framelog.duplicate.MaxDistance;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Multi-index hashing (Norouzi, Punjani, Fleet: "Fast Search in Hamming Space with Multi-Index
 * Hashing", CVPR 2012): 64 bits in three bands. If each band of two hashes differs in more than
 * {@code reach} bits, they differ in at least the sum of all {@code reach + 1}; that sum is one
 * more than the distance asked for. So whoever looks up all keys within reach in each band misses
 * nothing.
 */
final class Bands {
  static final int COUNT = 3;

  private static final int[] SHIFT = {42, 21, 0};
  private static final int[] WIDTH = {22, 21, 21};

  /** By band and reach: what to change in a key, all ways to flip that many bits or fewer. */
  private static final int[][][] FLIPS = new int[COUNT][MaxDistance.LIMIT / COUNT + 1][];

  static {
    for (int band = 0; band < COUNT; band++) {
      for (int reach = 0; reach < FLIPS[band].length; reach++) {
        int bits = reach;
        FLIPS[band][reach] =
            IntStream.range(0, 1 << WIDTH[band])
                .filter(flip -> Integer.bitCount(flip) <= bits)
                .toArray();
      }
    }
  }

  private Bands() {}

  static int key(long hash, int band) {
    return (int) (hash >>> SHIFT[band]) & ((1 << WIDTH[band]) - 1);
  }

  /** For each band, how many bits of its key may differ; -1 for a band that need not be asked. */
  static int[] reach(int distance) {
    int[] reach = new int[COUNT];
    Arrays.setAll(reach, band -> (distance + 1 + band) / COUNT - 1);
    return reach;
  }

  /** What to change in a key to get all keys within reach, the key itself included. */
  static int[] flips(int band, int reach) {
    return reach < 0 ? new int[0] : FLIPS[band][reach];
  }

  /** Whether two hashes, given what differs, are within reach already in a band before this one. */
  static boolean metBefore(long difference, int band, int[] reach) {
    for (int earlier = 0; earlier < band; earlier++) {
      if (Integer.bitCount(key(difference, earlier)) <= reach[earlier]) {
        return true;
      }
    }
    return false;
  }
}
