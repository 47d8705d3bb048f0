package io.framelog.query.parquet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Knows how far it has written: the footer names places in the file. */
final class CountingStream extends FilterOutputStream {
  private long position;

  CountingStream(OutputStream out) {
    super(out);
  }

  /** Bytes written so far. */
  long position() {
    return position;
  }

  @Override
  public void write(int single) throws IOException {
    out.write(single);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    position += length;
  }
}
