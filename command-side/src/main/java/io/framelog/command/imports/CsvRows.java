package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file (RFC 4180): commas, double quotes, line breaks inside quotes. */
final class CsvRows implements Closeable {
  private final Reader in;
  private long number;
  private int ahead = -2; // nothing read ahead

  /** Rows of a buffered reader. */
  CsvRows(Reader in) {
    this.in = in;
  }

  /** The number of the row that was read last, from 1; the header counts. */
  long number() {
    return number;
  }

  /**
   * The fields of the next row, or null at the end; empty lines are passed over.
   *
   * @throws RejectedException {@code import-source-malformed} when a quote is not closed or a row
   *     has no end
   */
  @Nullable List<String> next() throws IOException {
    int c = read();
    while (c == '\n' || c == '\r') {
      c = read();
    }
    if (c < 0) {
      return null;
    }
    number++;
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int size = 0;
    while (true) {
      if (c == '"' && field.isEmpty()) {
        quoted(field);
        c = read();
      }
      while (c >= 0 && c != ',' && c != '\n' && c != '\r') {
        field.append((char) c);
        requireBounded(size + field.length());
        c = read();
      }
      size += field.length();
      fields.add(field.toString());
      field.setLength(0);
      if (c != ',') {
        return fields;
      }
      c = read();
    }
  }

  private void quoted(StringBuilder field) throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        throw malformed("a quote is not closed");
      }
      if (c == '"') {
        ahead = in.read();
        if (ahead != '"') {
          return;
        }
        ahead = -2;
      }
      field.append((char) c);
      requireBounded(field.length());
    }
  }

  private int read() throws IOException {
    int c = ahead == -2 ? in.read() : ahead;
    ahead = -2;
    return c;
  }

  private void requireBounded(int size) {
    if (size > BoundedText.LIMIT) {
      throw malformed("it is longer than %,d characters".formatted(BoundedText.LIMIT));
    }
  }

  private RejectedException malformed(String why) {
    return new RejectedException(
        ErrorCode.IMPORT_SOURCE_MALFORMED, "CSV row %d: %s".formatted(number, why));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
