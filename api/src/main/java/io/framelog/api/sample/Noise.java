package io.framelog.api.sample;

/** Smooth value noise from integer hashing: the same number for the same place on every machine. */
final class Noise {
  private Noise() {}

  /** Fractal noise at a place, in 0..1 with most values near a half; features are one unit wide. */
  static float fractal(double x, double y, int seed) {
    return (0.5f * value(x, y, seed)
            + 0.25f * value(x * 2.03, y * 2.03, seed + 131)
            + 0.125f * value(x * 4.12, y * 4.12, seed + 262))
        / 0.875f;
  }

  /** A value of its own for each index, -1..1 and mostly near 0. */
  static float speck(int index, int seed) {
    int h = scramble(index * 0x27d4eb2d ^ seed);
    return ((h & 0xffff) + (h >>> 16)) / 65535f - 1;
  }

  private static float value(double x, double y, int seed) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = ease((float) (x - x0));
    float fy = ease((float) (y - y0));
    float top = mix(corner(x0, y0, seed), corner(x0 + 1, y0, seed), fx);
    float bottom = mix(corner(x0, y0 + 1, seed), corner(x0 + 1, y0 + 1, seed), fx);
    return mix(top, bottom, fy);
  }

  private static float corner(int x, int y, int seed) {
    return (scramble(x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b1) & 0xffff) / 65535f;
  }

  // The finaliser of MurmurHash3.
  private static int scramble(int h) {
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  private static float ease(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float mix(float a, float b, float t) {
    return a + (b - a) * t;
  }
}
