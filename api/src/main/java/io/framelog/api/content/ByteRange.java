package io.framelog.api.content;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/** The part of a content that a request asks for; both ends are inclusive. */
public record ByteRange(long first, long last) {

  /**
   * The one range that is asked for; null for all of it: without a header, and for what RFC 9110
   * lets a server ignore (another unit, a malformed header, several ranges).
   *
   * @param length of the content in bytes; asked only when there is a range
   * @throws RejectedException with {@code range-not-satisfiable}
   */
  public static @Nullable ByteRange of(@Nullable String header, LongSupplier length) {
    if (header == null) {
      return null;
    }
    List<HttpRange> ranges;
    try {
      ranges = HttpRange.parseRanges(header);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    if (ranges.size() != 1) {
      return null;
    }
    return within(ranges.getFirst(), length.getAsLong());
  }

  private static ByteRange within(HttpRange range, long length) {
    long first = range.getRangeStart(length);
    if (first >= length) {
      throw new RejectedException(
          new Rejection(
              ErrorCode.RANGE_NOT_SATISFIABLE,
              "The content has %d bytes".formatted(length),
              Map.of("bytes", length)));
    }
    return new ByteRange(first, range.getRangeEnd(length));
  }

  public long length() {
    return last - first + 1;
  }

  /** The value of {@code Content-Range}. */
  public String header(long total) {
    return "bytes " + first + "-" + last + "/" + total;
  }
}
