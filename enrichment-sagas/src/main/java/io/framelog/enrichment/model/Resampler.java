package io.framelog.enrichment.model;

import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Separable resampling whose kernel grows with the reduction (antialiased): horizontally, then
 * vertically, with 22-bit fixed-point weights and 8 bits in between. The arithmetic is that of
 * Pillow's {@code Image.resize}, to the last bit, because models are trained behind it.
 */
final class Resampler {
  private static final int PRECISION_BITS = 22;
  private static final int HALF = 1 << (PRECISION_BITS - 1);

  private Resampler() {}

  /** The part of a picture to be resampled, in pixels. */
  record Region(double x0, double y0, double x1, double y1) {
    static Region whole(Raster source) {
      return new Region(0, 0, source.getWidth(), source.getHeight());
    }
  }

  /**
   * @param source pixels as one int each, 0xRRGGBB
   * @return {@code height * width * 3} bytes, rows from the top, red, green, blue
   */
  static byte[] resample(Raster source, Region region, int width, int height, Filter filter) {
    Weights across = Weights.of(source.getWidth(), region.x0, region.x1, width, filter);
    Weights down = Weights.of(source.getHeight(), region.y0, region.y1, height, filter);
    int first = down.start[0];
    int rows = down.start[height - 1] + down.weights[height - 1].length - first;
    byte[] narrow = new byte[rows * width * 3];
    int[] row = new int[source.getWidth()];
    for (int y = 0; y < rows; y++) {
      source.getDataElements(source.getMinX(), source.getMinY() + first + y, row.length, 1, row);
      squeeze(row, across, narrow, y * width * 3);
    }
    return flatten(narrow, width * 3, down, first);
  }

  private static void squeeze(int[] row, Weights across, byte[] target, int offset) {
    int out = offset;
    for (int x = 0; x < across.start.length; x++) {
      int start = across.start[x];
      int[] weights = across.weights[x];
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      for (int i = 0; i < weights.length; i++) {
        int pixel = row[start + i];
        int weight = weights[i];
        red += (pixel >> 16 & 0xff) * weight;
        green += (pixel >> 8 & 0xff) * weight;
        blue += (pixel & 0xff) * weight;
      }
      target[out++] = clip(red);
      target[out++] = clip(green);
      target[out++] = clip(blue);
    }
  }

  private static byte[] flatten(byte[] narrow, int stride, Weights down, int first) {
    byte[] target = new byte[down.start.length * stride];
    int[] sums = new int[stride];
    for (int y = 0; y < down.start.length; y++) {
      Arrays.fill(sums, HALF);
      int[] weights = down.weights[y];
      for (int i = 0; i < weights.length; i++) {
        int from = (down.start[y] - first + i) * stride;
        int weight = weights[i];
        for (int x = 0; x < stride; x++) {
          sums[x] += (narrow[from + x] & 0xff) * weight;
        }
      }
      for (int x = 0; x < stride; x++) {
        target[y * stride + x] = clip(sums[x]);
      }
    }
    return target;
  }

  private static byte clip(int sum) {
    return (byte) Math.clamp(sum >> PRECISION_BITS, 0, 255);
  }

  /** For each target pixel, the first source pixel and the weights from there on. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Weights(int[] start, int[][] weights) {
    static Weights of(int size, double from, double to, int targets, Filter filter) {
      double scale = (to - from) / targets;
      double filterScale = Math.max(1, scale);
      double support = filter.support() * filterScale;
      int[] start = new int[targets];
      int[][] weights = new int[targets][];
      for (int target = 0; target < targets; target++) {
        double center = from + (target + 0.5) * scale;
        start[target] = (int) Math.max(0, center - support + 0.5);
        int end = (int) Math.min(size, center + support + 0.5);
        weights[target] = fixed(filter, center, start[target], end, 1 / filterScale);
      }
      return new Weights(start, weights);
    }

    private static int[] fixed(Filter filter, double center, int start, int end, double step) {
      double[] exact = new double[end - start];
      double sum = 0;
      for (int i = 0; i < exact.length; i++) {
        exact[i] = filter.at((i + start - center + 0.5) * step);
        sum += exact[i];
      }
      int[] fixed = new int[exact.length];
      for (int i = 0; i < exact.length; i++) {
        double scaled = (sum == 0 ? exact[i] : exact[i] / sum) * (1 << PRECISION_BITS);
        fixed[i] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
      }
      return fixed;
    }
  }
}
