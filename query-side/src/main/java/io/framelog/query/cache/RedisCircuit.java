package io.framelog.query.cache;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Redis, or says at once that it cannot be asked: after a failure it is left alone for a
 * while, so that an outage costs a reader one timeout now and then instead of one each time.
 */
@Component
class RedisCircuit {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCircuit.class);

  private final long pauseNanos;
  private volatile boolean failing;
  private final AtomicLong askAgain = new AtomicLong(System.nanoTime());

  RedisCircuit(RedisSettings settings) {
    this.pauseNanos = settings.pause().toNanos();
  }

  /** What Redis says; empty when it cannot be asked or fails. */
  <T> Optional<T> ask(Supplier<T> question) {
    if (failing && !isMyTurn()) {
      return Optional.empty();
    }
    try {
      T answer = question.get();
      if (failing) {
        failing = false;
        LOG.info("Redis is back");
      }
      return Optional.of(answer);
    } catch (RedisException e) {
      askAgain.set(System.nanoTime() + pauseNanos);
      if (!failing) {
        failing = true;
        // Without its trace, which is long and says no more.
        LOG.warn(
            "Redis cannot be used; images come from PostgreSQL until it is back: {}", e.toString());
      }
      return Optional.empty();
    }
  }

  /** During an outage one caller after each pause finds out whether it is over. */
  private boolean isMyTurn() {
    long now = System.nanoTime();
    long next = askAgain.get();
    return now - next >= 0 && askAgain.compareAndSet(next, now + pauseNanos);
  }
}
