package io.framelog.model;

import io.framelog.image.EmbeddingSubject;

/**
 * Names one vector: what it is of, which model version made it, and the digest of its bytes.
 *
 * @param subject {@code imageId}, {@code imageId/caption} or {@code imageId/crops/cropId}
 * @param sha256 hexadecimal digest of {@link VectorBytes#toBytes}
 */
public record VectorKey(String subject, String model, String modelVersion, String sha256) {
  /** The key of the vector that an EmbeddingRecorded event speaks of. */
  public static VectorKey of(
      String imageId, EmbeddingSubject subject, String model, String modelVersion, String sha256) {
    String name =
        switch (subject.kind()) {
          case IMAGE -> imageId;
          case CAPTION -> imageId + "/caption";
          case CROP -> imageId + "/crops/" + subject.cropId();
        };
    return new VectorKey(name, model, modelVersion, sha256);
  }
}
