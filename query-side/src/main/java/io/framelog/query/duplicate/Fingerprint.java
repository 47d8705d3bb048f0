package io.framelog.query.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code near_image}.
 *
 * @param duplicateOf of a removed image, the one that was kept instead
 * @param resolution of such an image, the id of the command that decided so
 */
record Fingerprint(
    String imageId,
    HashKey key,
    boolean removed,
    @Nullable String duplicateOf,
    @Nullable String resolution) {

  static Fingerprint live(String imageId, HashKey key) {
    return new Fingerprint(imageId, key, false, null, null);
  }

  Fingerprint with(HashKey other) {
    return new Fingerprint(imageId, other, removed, duplicateOf, resolution);
  }
}
