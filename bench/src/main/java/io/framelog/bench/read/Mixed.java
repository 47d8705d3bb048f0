package io.framelog.bench.read;

import java.util.UUID;

/** Numbers that look random and follow from others. */
final class Mixed {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final long LOW_62 = -1L >>> 2;

  private Mixed() {}

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over both numbers. */
  static long of(long one, long other) {
    long mixed = one + GOLDEN * (other + 1);
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** A UUID of version 7, as the names of the delivered system's messages are. */
  static UUID timed(long millis, long seed, long number) {
    return new UUID(
        millis << 16 | 7L << 12 | (of(seed, number) & 0xfff),
        2L << 62 | (of(~seed, number) & LOW_62));
  }
}
