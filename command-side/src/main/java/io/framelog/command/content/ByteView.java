package io.framelog.command.content;

import java.nio.ByteOrder;

/**
 * A window on bytes that strangers sent: numbers at offsets from the window's start, and never a
 * byte outside of it.
 *
 * @param from first byte of the window
 * @param to the byte behind its last
 */
record ByteView(byte[] bytes, int from, int to, ByteOrder order) {
  static ByteView bigEndian(byte[] bytes) {
    return new ByteView(bytes, 0, bytes.length, ByteOrder.BIG_ENDIAN);
  }

  static ByteView littleEndian(byte[] bytes) {
    return new ByteView(bytes, 0, bytes.length, ByteOrder.LITTLE_ENDIAN);
  }

  /** The window that begins at {@code offset} and has {@code length} bytes. */
  ByteView part(long offset, long length) {
    require(offset, length);
    return new ByteView(bytes, from + (int) offset, from + (int) (offset + length), order);
  }

  ByteView in(ByteOrder other) {
    return new ByteView(bytes, from, to, other);
  }

  int size() {
    return to - from;
  }

  /** Whether the bytes at {@code offset} are these characters; false beyond the end. */
  boolean has(long offset, String latin1) {
    if (offset < 0 || offset + latin1.length() > size()) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if (bytes[from + (int) offset + i] != (byte) latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  int u8(long offset) {
    require(offset, 1);
    return bytes[from + (int) offset] & 0xff;
  }

  int u16(long offset) {
    return (int) number(offset, 2);
  }

  int u24(long offset) {
    return (int) number(offset, 3);
  }

  long u32(long offset) {
    return number(offset, 4);
  }

  /** The first offset from {@code offset} on at which this byte stands. */
  long indexOf(byte wanted, long offset) {
    require(offset, 1);
    for (int i = from + (int) offset; i < to; i++) {
      if (bytes[i] == wanted) {
        return i - from;
      }
    }
    throw new EndsTooEarly("no byte %02x after %d".formatted(wanted, offset));
  }

  /** Eight bytes as a signed number. */
  long i64(long offset) {
    return number(offset, 8);
  }

  /**
   * @throws EndsTooEarly when the window does not have these bytes
   */
  void require(long offset, long length) {
    if (offset < 0 || length < 0 || offset > size() || length > size() - offset) {
      throw new EndsTooEarly(
          "%d bytes at %d are missing from %d".formatted(length, offset, size()));
    }
  }

  private long number(long offset, int length) {
    require(offset, length);
    int at = from + (int) offset;
    long value = 0;
    for (int i = 0; i < length; i++) {
      int index = order == ByteOrder.BIG_ENDIAN ? i : length - 1 - i;
      value = value << 8 | (bytes[at + index] & 0xff);
    }
    return value;
  }

  /** The bytes end before what they announce. */
  static final class EndsTooEarly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndsTooEarly(String message) {
      super(message);
    }
  }

  /** What the bytes say cannot be. */
  static final class Nonsense extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Nonsense(String message) {
      super(message);
    }
  }
}
