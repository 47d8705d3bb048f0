package io.framelog.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The one way to write a time that is hashed: RFC 3339 in UTC with exactly six fraction digits, the
 * microseconds that the log keeps, for instance {@code 2026-11-22T10:00:04.000000Z}.
 */
public final class SealedTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SealedTime() {}

  public static String of(Instant time) {
    return FORMAT.format(time);
  }
}
