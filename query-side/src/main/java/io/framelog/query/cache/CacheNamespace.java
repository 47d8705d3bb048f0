package io.framelog.query.cache;

/**
 * Under which prefix of keys the cache is used.
 *
 * @param token part of every key; a new token is a new, empty cache
 * @param started whether it may be used yet
 * @param progress what the projection {@code image-cache} has handled, in the same snapshot
 */
record CacheNamespace(String token, boolean started, long progress) {
  /** Counts the forms that a cached image has had: a new form is not read as the old one. */
  private static final String PREFIX = "framelog:images:1:";

  String positionKey() {
    return PREFIX + token;
  }

  String imageKey(String imageId) {
    return PREFIX + token + ':' + imageId;
  }

  boolean sameAs(CacheNamespace other) {
    return token.equals(other.token) && started == other.started;
  }
}
