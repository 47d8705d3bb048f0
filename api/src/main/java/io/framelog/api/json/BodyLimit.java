package io.framelog.api.json;

import io.framelog.api.problem.Problem;
import io.framelog.api.problem.ProblemResponses;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Caps request bodies, whether their length is declared or not. Uploads have their own limit. */
final class BodyLimit extends OncePerRequestFilter {
  /** Bytes of a JSON body. */
  static final long MAX_BYTES = 1L << 20;

  /** Bytes of a search, which may hold a picture. */
  static final long MAX_SEARCH_BYTES = 32L << 20;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = request.getRequestURI().equals("/v1/search") ? MAX_SEARCH_BYTES : MAX_BYTES;
    if (request.getContentLengthLong() > limit) {
      ProblemResponses.send(Problem.of(tooLarge(limit)), request.getRequestURI(), response);
      return;
    }
    chain.doFilter(new Limited(request, limit), response);
  }

  static Rejection tooLarge(long limit) {
    return Rejection.of(
        ErrorCode.REQUEST_TOO_LARGE, "At most %,d bytes are taken here".formatted(limit));
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;
    private @Nullable ServletInputStream stream;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream =
            new CountingInputStream(
                super.getInputStream(),
                limit,
                () -> {
                  throw new RejectedException(tooLarge(limit));
                });
      }
      return stream;
    }
  }
}
