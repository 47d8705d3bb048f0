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
  /** The image that a document of this id is about. */
  static String imageId(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** The id of a crop's document. */
  static String cropId(String imageId, String cropId) {
    return imageId + '/' + cropId;
  }
}
