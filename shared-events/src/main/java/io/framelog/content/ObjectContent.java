package io.framelog.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * An open object; the caller closes it.
 *
 * @param length bytes that the stream gives
 * @param totalLength bytes of the whole object
 */
public record ObjectContent(InputStream stream, long length, long totalLength, String mediaType)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    stream.close();
  }
}
