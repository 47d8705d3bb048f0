package io.framelog.api.json;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Streams JSON values, one a line, page by page; what is out is flushed, nothing is collected. */
public final class Ndjson {
  public static final String MEDIA_TYPE = "application/x-ndjson";

  /** Bytes that go out at once; a line is often less than a kilobyte. */
  private static final int CHUNK = 64 * 1024;

  private Ndjson() {}

  /**
   * Writes the pages as they come. A failure before the first page is an ordinary error; a later
   * one cuts the connection, so that half an answer never looks whole.
   */
  public static void write(HttpServletResponse response, Iterator<List<String>> pages)
      throws IOException {
    write(response, pages, () -> {});
  }

  /**
   * As the other one.
   *
   * @param beforeFirst is run when there is something to write and nothing is written yet; its
   *     failure is an ordinary error, too
   */
  public static void write(
      HttpServletResponse response, Iterator<List<String>> pages, Runnable beforeFirst)
      throws IOException {
    List<String> page = pages.hasNext() ? pages.next() : List.of();
    if (!page.isEmpty()) {
      beforeFirst.run();
    }
    response.setBufferSize(CHUNK);
    response.setContentType(MEDIA_TYPE);
    OutputStream out = response.getOutputStream();
    while (true) {
      for (String line : page) {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
      response.flushBuffer();
      if (!pages.hasNext()) {
        return;
      }
      page = pages.next();
    }
  }
}
