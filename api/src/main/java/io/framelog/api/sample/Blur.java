package io.framelog.api.sample;

/** A near-Gaussian blur: three box blurs in each direction, edges repeated. */
final class Blur {
  private Blur() {}

  /** Blurs one plane in place; {@code radius} is about the standard deviation, in pixels. */
  static void apply(float[] plane, int width, int height, double radius) {
    int half = Math.max(1, (int) Math.round(radius));
    float[] other = new float[plane.length];
    for (int pass = 0; pass < 3; pass++) {
      rows(plane, other, width, height, half);
      columns(other, plane, width, height, half);
    }
  }

  private static void rows(float[] from, float[] to, int width, int height, int half) {
    float scale = 1f / (2 * half + 1);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      float sum = 0;
      for (int i = -half; i <= half; i++) {
        sum += from[row + clamp(i, width)];
      }
      for (int x = 0; x < width; x++) {
        to[row + x] = sum * scale;
        sum += from[row + clamp(x + half + 1, width)] - from[row + clamp(x - half, width)];
      }
    }
  }

  // Whole rows at a time: walking down a column would miss the cache at every step.
  private static void columns(float[] from, float[] to, int width, int height, int half) {
    float scale = 1f / (2 * half + 1);
    float[] sum = new float[width];
    for (int i = -half; i <= half; i++) {
      add(sum, from, clamp(i, height) * width, 1);
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[y * width + x] = sum[x] * scale;
      }
      add(sum, from, clamp(y + half + 1, height) * width, 1);
      add(sum, from, clamp(y - half, height) * width, -1);
    }
  }

  private static void add(float[] sum, float[] from, int row, float sign) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += sign * from[row + x];
    }
  }

  private static int clamp(int i, int size) {
    return Math.max(0, Math.min(size - 1, i));
  }
}
