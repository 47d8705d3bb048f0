package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * A search by text, by example (an image, a crop or the bytes of a picture), or both, within a
 * filter of the selection language. Answer: {@link SearchAnswer}.
 *
 * @param asOf the position that the filter asks about and that the images are shown as of; what is
 *     compared are the vectors and words of now. Null for now
 */
public record SearchImages(
    @Nullable String text,
    @Nullable String negativeText,
    @Nullable String imageId,
    @Nullable String cropId,
    byte @Nullable [] image,
    @Nullable String filter,
    SearchMode mode,
    SearchScope scope,
    int limit,
    @Nullable Double minScore,
    @Nullable Long minPosition,
    @Nullable Long asOf) {
  /** Of now. */
  public SearchImages(
      @Nullable String text,
      @Nullable String negativeText,
      @Nullable String imageId,
      @Nullable String cropId,
      byte @Nullable [] image,
      @Nullable String filter,
      SearchMode mode,
      SearchScope scope,
      int limit,
      @Nullable Double minScore,
      @Nullable Long minPosition) {
    this(
        text,
        negativeText,
        imageId,
        cropId,
        image,
        filter,
        mode,
        scope,
        limit,
        minScore,
        minPosition,
        null);
  }
}
