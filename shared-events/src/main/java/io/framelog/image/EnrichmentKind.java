package io.framelog.image;

/** The steps of enrichment that an image can be waiting for. */
public enum EnrichmentKind {
  THUMBNAILS("thumbnails"),
  FINGERPRINT("fingerprint"),
  EMBEDDING("embedding"),
  CAPTION_EMBEDDING("captionEmbedding"),
  CROP_EMBEDDING("cropEmbeddings"),
  TAGS("tags"),
  CAPTION("caption");

  private final String field;

  EnrichmentKind(String field) {
    this.field = field;
  }

  /** The member of {@code enrichment} in an image's view. */
  public String field() {
    return field;
  }
}
