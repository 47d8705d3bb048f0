package io.framelog.query.search;

/**
 * A document to be indexed unless a newer one is there.
 *
 * @param id {@code imageId} or {@code imageId/cropId}
 * @param version the image's position, from 1
 * @param json UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record VersionedDocument(String id, long version, byte[] json) {
  /** The id of a crop's document. */
  static String cropId(String imageId, String cropId) {
    return imageId + '/' + cropId;
  }
}
