package io.framelog.enrichment.task;

import io.framelog.error.ErrorCode;
import io.framelog.error.ErrorKind;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.messaging.HandlerExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;

/** Tells a server that is away for a while (wait) from a task that cannot be done (decide). */
final class Outage {
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** A history that this build cannot read: that ends with another build, not in seconds. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private Outage() {}

  static boolean is(Throwable failure) {
    return rejection(failure)
        .map(rejection -> rejection.code().kind() == ErrorKind.UNAVAILABLE)
        .orElse(
            failure instanceof DataAccessException
                && !(failure instanceof NonTransientDataAccessException));
  }

  /** How long to wait for the end of one. */
  static Duration pause(Throwable failure) {
    return rejection(failure)
        .filter(rejection -> rejection.code() == ErrorCode.EVENT_UNKNOWN)
        .map(unknown -> LONG)
        .orElse(SHORT);
  }

  /** Whether trying again cannot help, because the image itself is at fault. */
  static boolean isFinal(Throwable failure) {
    return rejection(failure)
        .map(rejection -> rejection.code().kind() != ErrorKind.UNAVAILABLE)
        .orElse(false);
  }

  static Optional<Rejection> rejection(Throwable failure) {
    if (failure instanceof RejectedException rejected) {
      return Optional.of(rejected.rejection());
    }
    return failure instanceof HandlerExecutionException remote
        ? remote.<Object>getDetails().filter(Rejection.class::isInstance).map(Rejection.class::cast)
        : Optional.empty();
  }
}
