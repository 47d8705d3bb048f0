package io.framelog.query.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of n equal parts of the space of image ids, which are hashes: shards are of nearly equal
 * size, each is found without counting those before it, and in order they make up the whole.
 *
 * @param number from 1
 */
record Shard(int number, int of) {
  static final Shard WHOLE = new Shard(1, 1);
  static final int MOST = 10_000;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");
  private static final long PREFIXES = 1L << 32;
  private static final int PREFIX_DIGITS = 8;

  static Shard parse(@Nullable String text) {
    if (text == null) {
      return WHOLE;
    }
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      Shard shard = new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
      if (shard.number >= 1 && shard.number <= shard.of && shard.of <= MOST) {
        return shard;
      }
    }
    throw new RejectedException(
        ErrorCode.SHARD_INVALID,
        "'shard' is k/n with 1 <= k <= n <= %,d, not '%s'".formatted(MOST, text));
  }

  /** The largest id before the shard; null when it begins with the first. */
  @Nullable String cursor() {
    long first = firstPrefix(number);
    return first == 0 ? null : "%08x-ffff-ffff-ffff-ffffffffffff".formatted(first - 1);
  }

  /** Whether the shard ends before this id. */
  boolean endsBefore(String imageId) {
    return Long.parseLong(imageId, 0, PREFIX_DIGITS, 16) >= firstPrefix(number + 1);
  }

  /** The least first 32 bits of an id in the shard of this number. */
  private long firstPrefix(int shard) {
    return Math.ceilDiv((shard - 1) * PREFIXES, of);
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
