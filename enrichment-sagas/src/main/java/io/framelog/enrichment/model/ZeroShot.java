package io.framelog.enrichment.model;

import io.framelog.enrichment.model.Manifest.Scoring;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a picture's vector with those of fixed texts. The score of text t for picture x is
 * {@code softmax over all t of temperature * cos(x - meanImage, t - meanText)}: a share of 1, in
 * which the texts compete. The means take out what all pictures, or all texts, have in common; weak
 * encoders put most of their vectors into a narrow cone.
 */
final class ZeroShot {
  /** A text by its index, with its share of 1. */
  record Match(int text, double score) {}

  private final List<float[]> texts;
  private final Scoring scoring;
  private final float @Nullable [] meanImage;

  /**
   * @param texts unit vectors, one at least
   * @param meanImage the vector of the average picture, or null
   */
  ZeroShot(List<float[]> texts, Scoring scoring, float @Nullable [] meanImage) {
    this.texts = scoring.centreTexts() ? centred(texts) : texts;
    this.scoring = scoring;
    this.meanImage = meanImage;
  }

  /** The best matches at or above the floor, best first, at most {@code limit}. */
  List<Match> best(float[] picture, int limit) {
    float[] x = meanImage == null ? picture : difference(picture, meanImage);
    double[] logits =
        texts.stream()
            .mapToDouble(text -> scoring.temperature() * UnitVector.dot(x, text))
            .toArray();
    double highest = max(logits);
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      shares[i] = Math.exp(logits[i] - highest);
      sum += shares[i];
    }
    double total = sum;
    return IntStream.range(0, shares.length)
        .mapToObj(i -> new Match(i, shares[i] / total))
        .filter(match -> match.score() >= scoring.floor())
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .limit(limit)
        .toList();
  }

  private static double max(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static List<float[]> centred(List<float[]> vectors) {
    float[] mean = new float[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    return vectors.stream().map(vector -> difference(vector, mean)).toList();
  }

  /** The direction from {@code b} to {@code a}; zero when they are equal. */
  private static float[] difference(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return UnitVector.dot(difference, difference) > 0
        ? UnitVector.normalise(difference)
        : difference;
  }
}
