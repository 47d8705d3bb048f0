package io.framelog.query.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one export in one format. When it throws, it leaves out whatever would make the file look
 * whole; it never closes {@code out}.
 */
interface FormatWriter {
  void write(OutputStream out) throws IOException;
}
