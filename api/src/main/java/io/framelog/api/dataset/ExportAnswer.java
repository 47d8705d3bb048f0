package io.framelog.api.dataset;

import io.framelog.api.content.ByteRange;
import io.framelog.api.content.EntityTags;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Answers with an export. Headers are set when the first bytes leave, so that what fails before is
 * an ordinary problem; a later failure cuts the connection, so that half a file never looks whole.
 */
record ExportAnswer(SnapshotExport export, Runnable recorded) {
  /** So that a client that counts the lines it has can show how far it is. */
  static final String SNAPSHOT_ITEMS = "Framelog-Snapshot-Items";

  private static final int BUFFER = 64 * 1024;

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String tag = '"' + export.etag() + '"';
    String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
    if (ifMatch != null && !EntityTags.match(ifMatch, tag)) {
      throw new RejectedException(
          ErrorCode.EXPORT_CHANGED,
          "The export has other bytes than the one that If-Match names: begin anew");
    }
    if (EntityTags.match(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      setHeaders(response, tag);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (request.getMethod().equals("HEAD")) {
      setHeaders(response, tag);
      return;
    }
    ByteRange range = range(request, tag);
    OutputStream late =
        new LateHeaders(
            response.getOutputStream(),
            () -> {
              recorded.run(); // before the first byte: may still fail as a problem
              setHeaders(response, tag);
              if (range != null) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(HttpHeaders.CONTENT_RANGE, range.header(export.length()));
              }
            });
    OutputStream out =
        new BufferedOutputStream(range == null ? late : new Head(late, range.length()), BUFFER);
    export.writeTo(out, range == null ? 0 : range.first());
    out.flush();
  }

  /**
   * A range goes on with bytes that the caller has, so it is served only to those who say which.
   * Its length is not announced: a failure at the very end must be able to show.
   */
  private @Nullable ByteRange range(HttpServletRequest request, String tag) {
    String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
    boolean same =
        ifRange == null
            ? request.getHeader(HttpHeaders.IF_MATCH) != null // which has matched
            : ifRange.strip().equals(tag);
    return same ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), export::length) : null;
  }

  private void setHeaders(HttpServletResponse response, String tag) {
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(SNAPSHOT_ITEMS, Long.toString(export.snapshotItems()));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(export.fileName()).build().toString());
    response.setContentType(export.format().mediaType());
  }

  /** Passes on the first bytes and drops the rest. */
  private static final class Head extends FilterOutputStream {
    private long left;

    Head(OutputStream out, long bytes) {
      super(out);
      this.left = bytes;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int passed = (int) Math.min(left, length);
      out.write(bytes, offset, passed);
      left -= passed;
    }
  }

  /** Sets the headers before the first byte. */
  private static final class LateHeaders extends FilterOutputStream {
    private final Runnable setHeaders;
    private boolean set;

    LateHeaders(OutputStream out, Runnable setHeaders) {
      super(out);
      this.setHeaders = setHeaders;
    }

    @Override
    public void write(int single) throws IOException {
      begin();
      out.write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      begin();
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      begin(); // an export of nothing has headers, too
      out.flush();
    }

    private void begin() {
      if (!set) {
        setHeaders.run();
        set = true;
      }
    }
  }
}
