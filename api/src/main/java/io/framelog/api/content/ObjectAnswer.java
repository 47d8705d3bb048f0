package io.framelog.api.content;

import io.framelog.content.ObjectContent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Answers with an object's bytes: whole, in part, or not at all when the client has them.
 *
 * @param etag names the bytes, without quotes
 */
record ObjectAnswer(String etag, String mediaType, String fileName, String cacheControl) {

  /** Opens the object or a part of it; null for all. */
  @FunctionalInterface
  interface Opening {
    ObjectContent open(long @Nullable [] range);
  }

  /** Opens before it promises anything: an error must not be kept for a year. */
  void send(HttpServletRequest request, HttpServletResponse response, long length, Opening opening)
      throws IOException {
    String tag = '"' + etag + '"';
    if (EntityTags.match(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      setValidity(response, tag);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    ByteRange range = range(request, tag, length);
    if (request.getMethod().equals("HEAD")) {
      setHeaders(response, tag, range, length);
      return;
    }
    long[] ends = range == null ? null : new long[] {range.first(), range.last()};
    try (ObjectContent content = opening.open(ends)) {
      setHeaders(response, tag, range, length);
      content.stream().transferTo(response.getOutputStream());
    }
  }

  private void setValidity(HttpServletResponse response, String tag) {
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
  }

  private void setHeaders(
      HttpServletResponse response, String tag, @Nullable ByteRange range, long length) {
    setValidity(response, tag);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + fileName + '"');
    response.setContentType(mediaType);
    if (range == null) {
      response.setContentLengthLong(length);
    } else {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(HttpHeaders.CONTENT_RANGE, range.header(length));
      response.setContentLengthLong(range.length());
    }
  }

  /** A range is only good for the bytes that If-Range names. */
  private static @Nullable ByteRange range(HttpServletRequest request, String tag, long length) {
    String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
    return ifRange == null || ifRange.strip().equals(tag)
        ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), () -> length)
        : null;
  }
}
