package io.framelog.query.export;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on what follows the first bytes of an export, and counts all of them. */
final class Tail extends OutputStream {
  private final OutputStream out;
  private final long from;
  private long position;

  /**
   * A stream that drops bytes.
   *
   * @param from the first byte that is passed on, from 0
   */
  Tail(OutputStream out, long from) {
    this.out = out;
    this.from = from;
  }

  /** How many bytes there were, dropped or not. */
  long position() {
    return position;
  }

  /** Whether the next byte is dropped. */
  boolean drops() {
    return position < from;
  }

  /** Counts bytes that nobody has made, if all of them would be dropped; else does nothing. */
  boolean skip(long bytes) {
    boolean dropped = bytes <= from - position;
    if (dropped) {
      position += bytes;
    }
    return dropped;
  }

  @Override
  public void write(int single) throws IOException {
    if (!skip(1)) {
      out.write(single);
      position++;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int dropped = (int) Math.clamp(from - position, 0, length);
    out.write(bytes, offset + dropped, length - dropped);
    position += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
