package io.framelog.bench.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fingerprints as a large collection has them, 32 of 64 bits set as by the DCT hash: strangers,
 * small clusters of near copies, many blank pictures of one hash, and a film whose frames all
 * resemble each other.
 */
final class Pictures {
  private static final int CLUSTERS_OF = 20;
  private static final int BLANKS_OF = 20;
  private static final int FRAMES_OF = 200;
  private static final int MOST_COPIES = 4;

  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Long> hashes = new ArrayList<>();
  private final List<int[]> clusters = new ArrayList<>();

  private Pictures() {}

  /** One in 20 images begins a cluster, one in 20 is blank, one in 200 is of the film. */
  static Pictures of(int images) {
    Pictures pictures = new Pictures();
    for (int i = 0; i < images / CLUSTERS_OF; i++) {
      pictures.cluster();
    }
    long blank = pictures.stranger();
    for (int i = 0; i < images / BLANKS_OF; i++) {
      pictures.hashes.add(blank);
    }
    long scene = pictures.stranger();
    for (int i = 0; i < images / FRAMES_OF; i++) {
      pictures.hashes.add(pictures.copy(scene, 4));
    }
    while (pictures.hashes.size() < images) {
      pictures.hashes.add(pictures.stranger());
    }
    return pictures;
  }

  /** In an order in which the members of a cluster are next to each other. */
  List<Long> hashes() {
    return hashes;
  }

  /** First and last index of each cluster's members, all within 4 bits of the first. */
  List<int[]> clusters() {
    return clusters;
  }

  /** A hash that is like no other. */
  long stranger() {
    long hash = 0;
    while (Long.bitCount(hash) < 32) {
      hash |= 1L << random.nextInt(64);
    }
    return hash;
  }

  private void cluster() {
    int first = hashes.size();
    long original = stranger();
    hashes.add(original);
    for (int copies = 1 + random.nextInt(MOST_COPIES); copies > 0; copies--) {
      hashes.add(copy(original, 2));
    }
    clusters.add(new int[] {first, hashes.size() - 1});
  }

  /** Up to so many set bits change place with unset ones: two bits each differ. */
  private long copy(long original, int swaps) {
    long copy = original;
    for (int i = random.nextInt(swaps + 1); i > 0; i--) {
      copy ^= bit(copy) | bit(~copy);
    }
    return copy;
  }

  /** One of the bits that are set. */
  private long bit(long of) {
    long bit;
    do {
      bit = 1L << random.nextInt(64);
    } while ((of & bit) == 0);
    return bit;
  }
}
