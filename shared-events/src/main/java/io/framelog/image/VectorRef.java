package io.framelog.image;

/**
 * A vector that is kept outside the log: which model version made it, and the bytes that it is.
 *
 * @param encoding how its numbers became bytes, for instance {@code float32le}; without it nobody
 *     could say what the digest is over
 * @param dimension how many numbers it has
 * @param sha256 hexadecimal digest of the bytes
 */
public record VectorRef(
    String model, String modelVersion, String encoding, int dimension, String sha256) {
  /** Numbers of 32 bits (IEEE 754), little endian, no header. */
  public static final String FLOAT32 = "float32le";

  public static VectorRef float32(String model, String modelVersion, int dimension, String sha256) {
    return new VectorRef(model, modelVersion, FLOAT32, dimension, sha256);
  }
}
