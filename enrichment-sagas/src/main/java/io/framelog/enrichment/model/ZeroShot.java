package io.framelog.enrichment.model;

import io.framelog.enrichment.model.Manifest.Centring;
import io.framelog.enrichment.model.Manifest.Scoring;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a picture's vector with those of fixed texts. With {@code logit = temperature * cos(x -
 * share * meanImage, t - meanText) + bias} the score of text t for picture x is either {@code 1 /
 * (1 + exp(-logit))} or the softmax of the logits over all texts.
 *
 * <p>The means take out what all pictures, or all texts, have in common: weak encoders put their
 * vectors into a narrow cone, and the texts on its axis would be nearest to every picture.
 */
final class ZeroShot {
  /** A text by its index, with its score in 0..1. */
  record Match(int text, double score) {}

  private final List<float[]> texts;
  private final Scoring scoring;
  private final float @Nullable [] offset;

  /**
   * @param texts unit vectors, one at least
   * @param meanImage the vector of the average picture; null without centring
   */
  ZeroShot(List<float[]> texts, Scoring scoring, float @Nullable [] meanImage) {
    Centring centring = scoring.centring();
    this.scoring = scoring;
    this.texts = centring != null && centring.texts() ? centred(texts) : texts;
    this.offset =
        centring == null || meanImage == null
            ? null
            : UnitVector.scaled(meanImage, centring.share());
  }

  /** The best matches at or above the floor, best first, at most {@code limit}. */
  List<Match> best(float[] picture, int limit) {
    float[] x = offset == null ? picture : UnitVector.direction(offset, picture);
    double[] scores =
        texts.stream()
            .mapToDouble(t -> scoring.temperature() * UnitVector.dot(x, t) + scoring.bias())
            .toArray();
    switch (scoring.method()) {
      case LOGISTIC -> Arrays.setAll(scores, i -> 1 / (1 + Math.exp(-scores[i])));
      case SOFTMAX -> softmax(scores);
    }
    return IntStream.range(0, scores.length)
        .mapToObj(i -> new Match(i, scores[i]))
        .filter(match -> match.score() >= scoring.floor())
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .limit(limit)
        .toList();
  }

  private static void softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    Arrays.setAll(logits, i -> Math.exp(logits[i] - highest));
    double sum = Arrays.stream(logits).sum();
    Arrays.setAll(logits, i -> logits[i] / sum);
  }

  private static List<float[]> centred(List<float[]> vectors) {
    float[] mean = UnitVector.average(vectors);
    return vectors.stream().map(vector -> UnitVector.direction(mean, vector)).toList();
  }
}
