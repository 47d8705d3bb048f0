package io.framelog.command.fetch;

import io.framelog.error.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One request and its response, over a connection of their own. */
final class Exchange implements AutoCloseable {
  private static final int TOO_MANY_REQUESTS = 429;

  private final CloseableHttpClient client;
  private final Deadline deadline;
  private final GuardedSockets sockets;
  private final ClassicHttpResponse response;

  private Exchange(
      CloseableHttpClient client,
      Deadline deadline,
      GuardedSockets sockets,
      ClassicHttpResponse response) {
    this.client = client;
    this.deadline = deadline;
    this.sockets = sockets;
    this.response = response;
  }

  /** Sends the request and reads the response's head. */
  static Exchange open(
      FetchUrl url, CloseableHttpClient client, GuardedSockets sockets, Deadline deadline)
      throws IOException {
    boolean opened = false;
    deadline.ends(sockets);
    try {
      HttpGet request = new HttpGet(url.uri());
      ClassicHttpResponse response = client.executeOpen(HttpHost.create(url.uri()), request, null);
      opened = true;
      return new Exchange(client, deadline, sockets, response);
    } catch (IOException | RuntimeException e) {
      if (deadline.isOver()) {
        throw deadline.failure();
      }
      throw e;
    } finally {
      if (!opened) {
        sockets.close();
        client.close(CloseMode.IMMEDIATE);
      }
    }
  }

  /** Where a redirect leads; empty for a response that has the content. */
  Optional<String> redirect() {
    int status = response.getCode();
    return switch (status) {
      case HttpStatus.SC_OK -> Optional.empty();
      case HttpStatus.SC_MOVED_PERMANENTLY,
          HttpStatus.SC_MOVED_TEMPORARILY,
          HttpStatus.SC_SEE_OTHER,
          HttpStatus.SC_TEMPORARY_REDIRECT,
          HttpStatus.SC_PERMANENT_REDIRECT ->
          Optional.of(
              header(HttpHeaders.LOCATION)
                  .orElseThrow(
                      () ->
                          FetchFailure.forGood(
                              ErrorCode.SOURCE_STATUS, "A redirect without a target")));
      default -> throw unusable(status);
    };
  }

  private FetchFailure unusable(int status) {
    if (status >= HttpStatus.SC_SERVER_ERROR || status == TOO_MANY_REQUESTS) {
      return FetchFailure.ofServer(status, retryAfter());
    }
    return FetchFailure.forGood(
        ErrorCode.SOURCE_STATUS, "The source answered with status " + status);
  }

  private @Nullable Duration retryAfter() {
    return header(HttpHeaders.RETRY_AFTER)
        .filter(seconds -> seconds.matches("[0-9]{1,6}")) // a date is not worth reading a clock for
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }

  /** The content as it was sent; nothing is ever unpacked, so that a little stays a little. */
  InputStream body() throws IOException {
    String encoding = header(HttpHeaders.CONTENT_ENCODING).orElse("identity");
    if (!encoding.toLowerCase(Locale.ROOT).strip().equals("identity")) {
      throw FetchFailure.forGood(
          ErrorCode.CONTENT_ENCODED, "The source sent the content encoded as " + encoding);
    }
    HttpEntity entity = response.getEntity();
    return entity == null ? InputStream.nullInputStream() : new Body(entity.getContent(), deadline);
  }

  private Optional<String> header(String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
  }

  /** Cuts the connection: what was not read is not waited for. */
  @Override
  public void close() {
    sockets.close();
    client.close(CloseMode.IMMEDIATE);
  }

  /** Says what a broken transfer means, instead of the reader's guess. */
  private static final class Body extends FilterInputStream {
    private final Deadline deadline;

    Body(InputStream content, Deadline deadline) {
      super(content);
      this.deadline = deadline;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      try {
        return in.read(into, from, length);
      } catch (IOException e) {
        throw deadline.isOver() ? deadline.failure() : FetchFailure.of(e);
      }
    }

    @Override
    public void close() {
      // The exchange cuts the connection; closing the content would read it to its end.
    }
  }
}
