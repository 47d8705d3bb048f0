package io.framelog.enrichment.model;

import java.util.List;

/** Arithmetic on vectors, most of them of length 1. */
final class UnitVector {
  private UnitVector() {}

  /**
   * Scales {@code vector} in place to length 1.
   *
   * @throws IllegalStateException when it has no direction (zero, infinite or not a number)
   */
  static float[] normalise(float[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw new IllegalStateException("the model answered a vector without direction: " + norm);
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / norm);
    }
    return vector;
  }

  /** The dot product; of two unit vectors, their cosine. */
  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** The unit vector in the middle of {@code vectors}. */
  static float[] mean(List<float[]> vectors) {
    return normalise(average(vectors));
  }

  /** The average of {@code vectors}, one at least; not of length 1. */
  static float[] average(List<float[]> vectors) {
    float[] average = new float[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < average.length; i++) {
        average[i] += vector[i] / vectors.size();
      }
    }
    return average;
  }

  /** The unit vector that points from one end to the other; zero when they are equal. */
  static float[] direction(float[] from, float[] to) {
    float[] direction = new float[to.length];
    for (int i = 0; i < to.length; i++) {
      direction[i] = to[i] - from[i];
    }
    return dot(direction, direction) > 0 ? normalise(direction) : direction;
  }

  static float[] scaled(float[] vector, double factor) {
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = (float) (vector[i] * factor);
    }
    return scaled;
  }
}
