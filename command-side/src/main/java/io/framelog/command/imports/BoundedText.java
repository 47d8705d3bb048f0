package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text beside pictures: UTF-8, and not too much of it. */
final class BoundedText {
  /** Bytes of one description. */
  static final int LIMIT = 1 << 18;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private BoundedText() {}

  /**
   * Reads to the end.
   *
   * @throws RejectedException with {@code item-text-too-large} or {@code item-invalid}
   */
  static String read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw tooLarge();
    }
    return utf8(bytes, bytes.length);
  }

  static RejectedException tooLarge() {
    return new RejectedException(
        ErrorCode.ITEM_TEXT_TOO_LARGE, "The text has more than %,d bytes".formatted(LIMIT));
  }

  /** The text of the first {@code length} bytes, without a byte order mark. */
  static String utf8(byte[] bytes, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RejectedException(ErrorCode.ITEM_INVALID, "The text is not UTF-8", e);
    }
  }
}
