package io.framelog.model;

/**
 * Weights of the rankings by pixels and by caption in reciprocal rank fusion, both above 0; they
 * say how far the package's image encoder can be trusted beside people's own captions.
 *
 * @param uncaptioned weight of a third ranking, by pixels among the pictures that have no caption;
 *     0 leaves it out. Without it such a picture can hardly pass one that has a caption, since only
 *     the latter is in both rankings; a little below {@code caption} is right
 */
public record FusionWeights(double pixels, double caption, double uncaptioned) {
  /** Without the third ranking. */
  public FusionWeights(double pixels, double caption) {
    this(pixels, caption, 0);
  }
}
