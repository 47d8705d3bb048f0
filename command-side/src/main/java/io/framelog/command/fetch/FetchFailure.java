package io.framelog.command.fetch;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why one attempt failed. Unchecked, so that it passes through whoever reads the content. */
final class FetchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final boolean mayPass;
  private final @Nullable Duration pause;

  private FetchFailure(
      ErrorCode code,
      String detail,
      boolean mayPass,
      @Nullable Duration pause,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.mayPass = mayPass;
    this.pause = pause;
  }

  /** What cannot be better the next time. */
  static FetchFailure forGood(ErrorCode code, String detail) {
    return new FetchFailure(code, detail, false, null, null);
  }

  /** A server that is overloaded or broken; {@code pause} is what it asked for, if it did. */
  static FetchFailure ofServer(int status, @Nullable Duration pause) {
    return new FetchFailure(
        ErrorCode.SOURCE_STATUS, "The source answered with status " + status, true, pause, null);
  }

  static FetchFailure late(Duration limit) {
    return new FetchFailure(
        ErrorCode.FETCH_TIMEOUT,
        "The content was not there after %d s".formatted(limit.toSeconds()),
        false,
        null,
        null);
  }

  /** What a broken connection means. */
  static FetchFailure of(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof ForbiddenAddress) {
      return new FetchFailure(ErrorCode.ADDRESS_FORBIDDEN, reason, false, null, e);
    }
    if (e instanceof UnknownHostException) {
      return new FetchFailure(
          ErrorCode.HOST_UNKNOWN, "No address is known of the host: " + reason, false, null, e);
    }
    if (e instanceof SocketTimeoutException) {
      return new FetchFailure(
          ErrorCode.FETCH_TIMEOUT, "The source was silent for too long", true, null, e);
    }
    if (e instanceof SSLException) {
      return new FetchFailure(
          ErrorCode.TLS_FAILED, "No secure connection: " + reason, false, null, e);
    }
    return new FetchFailure(
        ErrorCode.FETCH_FAILED, "The connection failed: " + reason, true, null, e);
  }

  boolean mayPass() {
    return mayPass;
  }

  /** How long the server asked to be left alone; null when it did not. */
  @Nullable Duration pause() {
    return pause;
  }

  RejectedException rejection() {
    return new RejectedException(code, String.valueOf(getMessage()), this);
  }
}
