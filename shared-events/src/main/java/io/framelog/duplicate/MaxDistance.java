package io.framelog.duplicate;

/**
 * How many of the 64 bits of two perceptual hashes may differ for the images to be near-duplicates.
 * What the numbers mean for real pictures: docs/near-duplicates.md.
 */
public final class MaxDistance {
  /** The largest distance that the index can answer. */
  public static final int LIMIT = 8;

  /** What to ask for unless you know better. */
  public static final int DEFAULT = 4;

  private MaxDistance() {}
}
