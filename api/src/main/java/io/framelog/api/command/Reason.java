package io.framelog.api.command;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The {@code X-Reason} header: UTF-8 as it is, or percent-encoded in the form of RFC 8187 ({@code
 * UTF-8''a%20reason}) for clients whose headers are ASCII only.
 */
final class Reason {
  /** The longest reason in characters. */
  static final int MAX_LENGTH = 1_024;

  private static final String ENCODED = "utf-8'";

  private Reason() {}

  /**
   * The reason; null when there is none.
   *
   * @param header as the container gives it, each byte as one ISO-8859-1 character
   * @throws RejectedException with {@code reason-invalid}
   */
  static @Nullable String of(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    String raw = header.strip();
    int language = raw.indexOf('\'', ENCODED.length());
    String reason =
        raw.regionMatches(true, 0, ENCODED, 0, ENCODED.length()) && language > 0
            ? utf8(percentDecoded(raw.substring(language + 1)))
            : utf8(raw.getBytes(StandardCharsets.ISO_8859_1));
    if (reason.length() > MAX_LENGTH) {
      throw invalid("The reason has more than %,d characters".formatted(MAX_LENGTH));
    }
    if (reason.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid("The reason has control characters");
    }
    return reason;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RejectedException(ErrorCode.REASON_INVALID, "The reason is not UTF-8", e);
    }
  }

  private static byte[] percentDecoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw invalid("The reason has a % without two hexadecimal digits behind it");
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return bytes.toByteArray();
  }

  private static RejectedException invalid(String detail) {
    return new RejectedException(ErrorCode.REASON_INVALID, detail);
  }
}
