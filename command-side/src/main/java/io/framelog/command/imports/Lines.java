package io.framelog.command.imports;

import io.framelog.error.RejectedException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, from 1; one that is too long costs no more memory than the limit. */
final class Lines implements Closeable {
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean tooLong;

  /** Lines of a buffered stream. */
  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean advance() throws IOException {
    line.reset();
    tooLong = false;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.size() < BoundedText.LIMIT) {
        line.write(c);
      } else {
        tooLong = true;
      }
    }
    number++;
    return true;
  }

  /** Passes over lines, without looking at them, up to one of this number. */
  void skipTo(@Nullable String lineNumber) throws IOException {
    long last = lineNumber == null ? 0 : Long.parseLong(lineNumber);
    while (number < last && advance()) {}
  }

  long number() {
    return number;
  }

  /**
   * The line that it is at.
   *
   * @throws RejectedException with {@code item-text-too-large} or {@code item-invalid}
   */
  String text() {
    if (tooLong) {
      throw BoundedText.tooLarge();
    }
    byte[] bytes = line.toByteArray();
    return BoundedText.utf8(bytes, bytes.length).strip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
