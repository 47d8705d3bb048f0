package io.framelog.enrichment.model;

import java.util.List;

/** Arithmetic on vectors of length 1. */
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

  /** The unit vector in the middle of unit vectors. */
  static float[] mean(List<float[]> vectors) {
    float[] mean = new float[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    return normalise(mean);
  }

  /** The dot product; of two unit vectors, their cosine. */
  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
