package io.framelog.query.search;

import org.jspecify.annotations.Nullable;

/** What a search by example begins with. */
sealed interface Example {
  /** A registered image. */
  record OfImage(String imageId) implements Example {}

  /** A crop; its image is only a hint. */
  record OfCrop(@Nullable String imageId, String cropId) implements Example {}

  /** Any picture: the bytes of an image file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record OfPicture(byte[] content) implements Example {}
}
