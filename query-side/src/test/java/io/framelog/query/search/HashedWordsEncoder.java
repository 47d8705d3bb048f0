package io.framelog.query.search;

import io.framelog.model.DualEncoder;
import io.framelog.model.FusionWeights;
import io.framelog.query.text.Words;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A model whose meaning is easy to foresee: each word has a direction of its own, a text is the sum
 * of its words, and a picture is the word of the colour in its middle.
 */
class HashedWordsEncoder implements DualEncoder {
  static final int DIMENSION = 48;

  private static final Map<String, Color> COLOURS =
      Map.of(
          "red", Color.RED,
          "green", Color.GREEN,
          "blue", Color.BLUE,
          "yellow", Color.YELLOW,
          "white", Color.WHITE,
          "black", Color.BLACK);

  private final String model;
  private final String version;
  volatile FusionWeights weights = new FusionWeights(1, 1);

  HashedWordsEncoder(String model, String version) {
    this.model = model;
    this.version = version;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return texts.stream().map(HashedWordsEncoder::text).toList();
  }

  @Override
  public List<float[]> encodeImages(List<BufferedImage> images) {
    return images.stream().map(image -> text(colour(image))).toList();
  }

  @Override
  public FusionWeights fusionWeights() {
    return weights;
  }

  static float[] text(String text) {
    float[] sum = new float[DIMENSION];
    for (String word : Words.of(text)) {
      Random direction = new Random(word.hashCode());
      for (int i = 0; i < DIMENSION; i++) {
        sum[i] += (float) direction.nextGaussian();
      }
    }
    if (!Vectors.hasDirection(sum)) {
      sum[0] = 1;
    }
    return Vectors.normalised(sum);
  }

  private static String colour(BufferedImage image) {
    Color pixel = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
    return COLOURS.entrySet().stream()
        .min(Comparator.comparingInt(entry -> distance(entry.getValue(), pixel)))
        .orElseThrow()
        .getKey();
  }

  private static int distance(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
        + Math.abs(one.getGreen() - other.getGreen())
        + Math.abs(one.getBlue() - other.getBlue());
  }
}
