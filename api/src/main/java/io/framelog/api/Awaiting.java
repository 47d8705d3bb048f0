package io.framelog.api;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer of a bus, with an end. */
public final class Awaiting {
  private Awaiting() {}

  /**
   * The answer, or the failure that the bus reports.
   *
   * @throws RejectedException with {@code log-unavailable} and {@code late} when there is none in
   *     time
   */
  public static <T> T answer(CompletableFuture<T> answer, Duration atMost, String late) {
    try {
      return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new RejectedException(ErrorCode.LOG_UNAVAILABLE, late, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedException(ErrorCode.LOG_UNAVAILABLE, "The server is stopping", e);
    }
  }
}
