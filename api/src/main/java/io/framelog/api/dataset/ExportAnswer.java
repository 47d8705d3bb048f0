package io.framelog.api.dataset;

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
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Answers with an export. Headers are set when the first bytes leave, so that what fails before is
 * an ordinary problem; a later failure cuts the connection, so that half a file never looks whole.
 */
record ExportAnswer(SnapshotExport export, Runnable recorded) {
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
    OutputStream late =
        new LateHeaders(
            response.getOutputStream(),
            () -> {
              recorded.run(); // before the first byte: may still fail as a problem
              setHeaders(response, tag);
            });
    OutputStream out = new BufferedOutputStream(late, BUFFER);
    export.writeTo(out);
    out.flush();
  }

  private void setHeaders(HttpServletResponse response, String tag) {
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "none");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(export.fileName()).build().toString());
    response.setContentType(export.format().mediaType());
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
