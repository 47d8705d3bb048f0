package io.framelog.query.search;

import io.framelog.selection.Selection.Similarity;

/**
 * A vector and how near others must be to it.
 *
 * @param term which says so
 * @param vector of unit length
 * @param score the least cosine; the last bits of 32-bit floats do not decide
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Nearness(Similarity term, float[] vector, double score) {
  private static final double ROUNDING = 1e-6;

  Nearness {
    if (!Vectors.hasDirection(vector)) {
      throw new IllegalStateException("the model gave a vector without direction");
    }
    vector = Vectors.normalised(vector);
  }

  boolean holds(double cosine) {
    return cosine >= score - ROUNDING;
  }

  /** The least score that Elasticsearch gives for it, which is (1 + cosine) / 2. */
  double leastIndexScore() {
    return (1 + score - ROUNDING) / 2;
  }
}
