package io.framelog.api.command;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of a command, checked. A header that is given but wrong is never ignored. */
final class CommandHeaders {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String REASON = "X-Reason";
  static final String CORRELATION_ID = "X-Correlation-Id";
  static final String TRACEPARENT = "traceparent";

  private static final Pattern STRONG_ETAG = Pattern.compile("\"([0-9]{1,18})\"");
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private CommandHeaders() {}

  /** The version that {@code If-Match} asks for; null without one and for {@code *}. */
  static @Nullable Long expectedVersion(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    Matcher etag = STRONG_ETAG.matcher(ifMatch.strip());
    if (!etag.matches()) {
      throw new RejectedException(
          ErrorCode.BAD_REQUEST,
          "If-Match must be one strong entity tag holding a version, for instance \"3\", or *");
    }
    return Long.valueOf(etag.group(1));
  }

  static @Nullable String idempotencyKey(@Nullable String header) {
    return header == null ? null : visible(IDEMPOTENCY_KEY, header);
  }

  /** The sender's correlation id, or a new one. */
  static String correlationId(@Nullable String header) {
    return header == null ? UUID.randomUUID().toString() : visible(CORRELATION_ID, header);
  }

  private static String visible(String name, String value) {
    if (!VISIBLE.matcher(value).matches()) {
      throw new RejectedException(
          new Rejection(
              ErrorCode.VALIDATION_FAILED,
              name + " must be 1 to 255 visible ASCII characters",
              Map.of("field", name)));
    }
    return value;
  }

  /** The trace context; a malformed one is dropped, as its specification asks. */
  static @Nullable String traceparent(@Nullable String header) {
    return header != null && TRACE.matcher(header).matches() ? header : null;
  }
}
