package io.framelog.image;

import org.jspecify.annotations.Nullable;

/**
 * What an embedding was computed from: an image's pixels, one crop's pixels with the box that they
 * were cut from, or a caption, named by the SHA-256 of its UTF-8 text.
 */
public record EmbeddingSubject(
    Kind kind, @Nullable String cropId, @Nullable Box box, @Nullable String textSha256) {
  /** The three sorts of subject. */
  public enum Kind {
    IMAGE,
    CROP,
    CAPTION
  }

  public static EmbeddingSubject image() {
    return new EmbeddingSubject(Kind.IMAGE, null, null, null);
  }

  public static EmbeddingSubject crop(String cropId, Box box) {
    return new EmbeddingSubject(Kind.CROP, cropId, box, null);
  }

  public static EmbeddingSubject caption(String textSha256) {
    return new EmbeddingSubject(Kind.CAPTION, null, null, textSha256);
  }
}
