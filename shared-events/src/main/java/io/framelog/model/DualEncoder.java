package io.framelog.model;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A pair of encoders that map pictures and texts into one space. Vectors are L2-normalised, so the
 * dot product is the cosine. Thread-safe.
 */
public interface DualEncoder {
  /** The model's name, for instance {@code photo-minilm-student}. */
  String model();

  String version();

  /** The length of every vector. */
  int dimension();

  /** One vector per text, in order. Texts beyond the model's window are cut. */
  List<float[]> encodeTexts(List<String> texts);

  /** One vector per upright RGB picture, in order. */
  List<float[]> encodeImages(List<BufferedImage> images);

  /** How much the two rankings of a semantic search count, from the model's manifest. */
  FusionWeights fusionWeights();
}
