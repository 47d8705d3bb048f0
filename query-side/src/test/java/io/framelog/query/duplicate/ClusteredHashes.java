package io.framelog.query.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Hashes as collections have them: half of them strangers, half copies of one another. A uniform
 * random set would have no neighbours at all.
 */
final class ClusteredHashes {
  private final SplittableRandom random;
  private final List<Long> given = new ArrayList<>();

  ClusteredHashes(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A new hash, or one that differs in up to 10 bits from one that was given before. */
  long next() {
    long hash = random.nextLong();
    if (!given.isEmpty() && random.nextBoolean()) {
      hash = given.get(random.nextInt(given.size()));
      for (int flips = random.nextInt(11); flips > 0; flips--) {
        hash ^= 1L << random.nextInt(64);
      }
    }
    given.add(hash);
    return hash;
  }

  List<Long> next(int count) {
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hashes.add(next());
    }
    return hashes;
  }
}
