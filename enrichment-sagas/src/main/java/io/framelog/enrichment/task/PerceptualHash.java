package io.framelog.enrichment.task;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The DCT hash of C. Zauner, "Implementation and benchmarking of perceptual image hash functions"
 * (2010): 32 x 32 grey values, the 8 x 8 lowest frequencies of their DCT-II, one bit each for above
 * the median. Near copies differ in few bits.
 */
final class PerceptualHash {
  /** The name of the algorithm in FingerprintRecorded. */
  static final String ALGORITHM = "phash-dct-64";

  private static final int SIDE = 32;
  private static final int LOW = 8;
  private static final double[][] COSINE = cosines();

  private PerceptualHash() {}

  /** 16 hexadecimal characters. */
  static String of(BufferedImage image) {
    double[] low = lowFrequencies(grey(image));
    double[] sorted = low.clone();
    Arrays.sort(sorted);
    double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    long hash = 0;
    for (double value : low) {
      hash = hash << 1 | (value > median ? 1 : 0);
    }
    return HexFormat.of().toHexDigits(hash);
  }

  private static double[][] grey(BufferedImage image) {
    double[][] grey = new double[SIDE][SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        grey[row][column] = mean(image, column, row);
      }
    }
    return grey;
  }

  /** The mean luma (ITU-R BT.601) of the block of pixels that falls on one cell. */
  private static double mean(BufferedImage image, int column, int row) {
    int x0 = column * image.getWidth() / SIDE;
    int y0 = row * image.getHeight() / SIDE;
    int x1 = Math.max(x0 + 1, (column + 1) * image.getWidth() / SIDE);
    int y1 = Math.max(y0 + 1, (row + 1) * image.getHeight() / SIDE);
    double sum = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        int rgb = image.getRGB(x, y);
        sum += 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
      }
    }
    return sum / ((x1 - x0) * (y1 - y0));
  }

  private static double[] lowFrequencies(double[][] grey) {
    double[] low = new double[LOW * LOW];
    for (int v = 0; v < LOW; v++) {
      for (int u = 0; u < LOW; u++) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            sum += grey[y][x] * COSINE[u][x] * COSINE[v][y];
          }
        }
        low[v * LOW + u] = sum;
      }
    }
    return low;
  }

  private static double[][] cosines() {
    double[][] cosine = new double[LOW][SIDE];
    for (int frequency = 0; frequency < LOW; frequency++) {
      for (int i = 0; i < SIDE; i++) {
        cosine[frequency][i] = Math.cos(Math.PI * (2 * i + 1) * frequency / (2.0 * SIDE));
      }
    }
    return cosine;
  }
}
