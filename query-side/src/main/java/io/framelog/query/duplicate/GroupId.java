package io.framelog.query.duplicate;

import io.framelog.duplicate.MaxDistance;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

/**
 * A group's name says where to look (the first hash, the distance) and, by a digest, which images
 * were in it.
 *
 * @param digest 24 hexadecimal characters
 */
record GroupId(HashKey first, int maxDistance, String digest) {
  private static final int DIGEST = 12;
  private static final int FIXED = 1 + Long.BYTES + DIGEST;

  /**
   * The name of a group that holds these images.
   *
   * @param imageIds all, or more than {@code ResolveDuplicates.LIMIT} of them: no such group is
   *     ever acted upon
   */
  static GroupId of(HashKey first, int maxDistance, long size, Collection<String> imageIds) {
    String content = size + "\n" + String.join("\n", imageIds.stream().sorted().toList());
    return new GroupId(first, maxDistance, Sha256.hex(content).substring(0, 2 * DIGEST));
  }

  /** Refuses what is no name of a group with {@code duplicate-group-not-found}. */
  static GroupId parse(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw notFound(text);
    }
    if (bytes.length <= FIXED || bytes[0] < 0 || bytes[0] > MaxDistance.LIMIT) {
      throw notFound(text);
    }
    long hash = ByteBuffer.wrap(bytes, 1, Long.BYTES).getLong();
    byte[] digest = Arrays.copyOfRange(bytes, 1 + Long.BYTES, FIXED);
    String algorithm = new String(bytes, FIXED, bytes.length - FIXED, StandardCharsets.UTF_8);
    if (algorithm.indexOf('\0') >= 0) { // PostgreSQL has no such text
      throw notFound(text);
    }
    return new GroupId(new HashKey(algorithm, hash), bytes[0], HexFormat.of().formatHex(digest));
  }

  String text() {
    byte[] algorithm = first.algorithm().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(FIXED + algorithm.length)
                .put((byte) maxDistance)
                .putLong(first.hash())
                .put(HexFormat.of().parseHex(digest))
                .put(algorithm)
                .array());
  }

  private static QueryRejected notFound(String text) {
    return new QueryRejected(
        ErrorCode.DUPLICATE_GROUP_NOT_FOUND, "'%s' names no group of duplicates".formatted(text));
  }

  /** The refusal {@code duplicate-group-changed}. */
  QueryRejected changed() {
    return new QueryRejected(
        ErrorCode.DUPLICATE_GROUP_CHANGED,
        "Other images are in the group '%s' now; ask for the groups again".formatted(text()));
  }
}
