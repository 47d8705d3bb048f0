package io.framelog.enrichment.task;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The DCT hash of C. Zauner, "Implementation and benchmarking of perceptual image hash functions"
 * (2010): 32 x 32 grey values, the 8 x 8 lowest frequencies of their DCT-II, one bit each for above
 * the median. Near copies differ in few bits, always in an even number of them, because half of the
 * bits are set. How few: docs/near-duplicates.md.
 *
 * <p>The grey values are exact means over parts of pixels: whole pixels alone, as in "phash-dct-64"
 * before, give a resized copy other bits.
 */
final class PerceptualHash {
  /** The name of the algorithm in FingerprintRecorded; another way to compute needs another. */
  static final String ALGORITHM = "phash-dct-64-area";

  private static final int SIDE = 32;
  private static final int LOW = 8;

  /** Less than this is rounding, which must not decide the bits of an even surface. */
  private static final double ROUNDING = 1e-3;

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

  /** The mean luma of the part of the image, to fractions of a pixel, that falls on each cell. */
  private static double[][] grey(BufferedImage image) {
    int width = image.getWidth();
    Cover[] columns = covers(width);
    Cover[] rows = covers(image.getHeight());
    double[][] grey = new double[SIDE][SIDE];
    int[] pixels = new int[width];
    for (int y = 0; y < rows.length; y++) {
      image.getRGB(0, y, width, 1, pixels, 0, width);
      double[] line = new double[SIDE];
      for (int x = 0; x < width; x++) {
        Cover cover = columns[x];
        double luma = luma(pixels[x]);
        for (int i = 0; i < cover.shares().length; i++) {
          line[cover.first() + i] += luma * cover.shares()[i];
        }
      }
      for (int i = 0; i < rows[y].shares().length; i++) {
        for (int column = 0; column < SIDE; column++) {
          grey[rows[y].first() + i][column] += line[column] * rows[y].shares()[i];
        }
      }
    }
    return grey;
  }

  /** How much of each cell, from the first one on, one pixel of a row or column covers. */
  private record Cover(int first, double[] shares) {}

  /** The covers of {@code count} pixels that together are as long as all cells. */
  private static Cover[] covers(int count) {
    Cover[] covers = new Cover[count];
    for (int pixel = 0; pixel < count; pixel++) {
      long begin = (long) pixel * SIDE;
      long end = begin + SIDE;
      int first = (int) (begin / count);
      double[] shares = new double[(int) ((end - 1) / count) - first + 1];
      for (int i = 0; i < shares.length; i++) {
        long cell = (long) (first + i) * count;
        shares[i] = (double) (Math.min(end, cell + count) - Math.max(begin, cell)) / count;
      }
      covers[pixel] = new Cover(first, shares);
    }
    return covers;
  }

  /** ITU-R BT.601. */
  private static double luma(int rgb) {
    return 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
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
        low[v * LOW + u] = Math.abs(sum) < ROUNDING ? 0 : sum;
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
