package io.framelog.query.duplicate;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of groups begins: after the hash that was looked at last. */
final class GroupCursor {
  /** Before every hash of every algorithm. */
  private static final HashKey BEGIN = new HashKey("", Long.MIN_VALUE);

  private GroupCursor() {}

  static String text(HashKey last) {
    byte[] algorithm = last.algorithm().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(Long.BYTES + algorithm.length)
                .putLong(last.hash())
                .put(algorithm)
                .array());
  }

  /** The hash after which to go on; refuses what we did not give out. */
  static HashKey parse(@Nullable String text) {
    if (text == null) {
      return BEGIN;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() > Long.BYTES) {
        long hash = bytes.getLong();
        String algorithm = StandardCharsets.UTF_8.decode(bytes).toString();
        if (algorithm.indexOf('\0') < 0) {
          return new HashKey(algorithm, hash);
        }
      }
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static QueryRejected invalid(String text) {
    return new QueryRejected(
        ErrorCode.CURSOR_INVALID, "'%s' is not a cursor of ours".formatted(text));
  }
}
