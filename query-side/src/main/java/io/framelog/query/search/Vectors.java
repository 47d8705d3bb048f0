package io.framelog.query.search;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Arithmetic on embedding vectors. */
final class Vectors {
  /** Of numbers between -1 and 1. */
  private static final float ROUNDING = 1e-5f;

  private Vectors() {}

  /** Whether it can be brought to unit length: finite and not zero. */
  static boolean hasDirection(float[] vector) {
    double length = length(vector);
    return Double.isFinite(length) && length > 0;
  }

  /** A copy of unit length. */
  static float[] normalised(float[] vector) {
    double length = length(vector);
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  /**
   * {@code vector - share * other}, brought to unit length; the vector itself if nothing is left.
   */
  static float[] away(float[] vector, float[] other, double share) {
    float[] difference = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      difference[i] = (float) (vector[i] - share * other[i]);
    }
    return hasDirection(difference) ? normalised(difference) : vector;
  }

  /** Of vectors of one dimension; of unit vectors, the cosine. */
  static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  /** As Elasticsearch takes vectors in documents: float32, big endian, Base64. */
  static String base64(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** As the client takes vectors in queries. */
  static List<Float> list(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  private static double length(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /**
   * Whether two vectors of documents are the same, each as {@link #base64} or as an array of
   * numbers, which is how Elasticsearch gives them back, perhaps rounded; or both are missing.
   */
  static boolean areSame(JsonNode one, JsonNode other) {
    if (one.isMissingNode() || other.isMissingNode()) {
      return one.isMissingNode() && other.isMissingNode();
    }
    float[] ours = floats(one);
    float[] theirs = floats(other);
    boolean same = ours.length == theirs.length;
    for (int i = 0; same && i < ours.length; i++) {
      same = Math.abs(ours[i] - theirs[i]) <= ROUNDING;
    }
    return same;
  }

  private static float[] floats(JsonNode vector) {
    if (vector.isString()) {
      FloatBuffer numbers =
          ByteBuffer.wrap(Base64.getDecoder().decode(vector.asString())).asFloatBuffer();
      float[] floats = new float[numbers.remaining()];
      numbers.get(floats);
      return floats;
    }
    float[] floats = new float[vector.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = vector.path(i).floatValue();
    }
    return floats;
  }
}
