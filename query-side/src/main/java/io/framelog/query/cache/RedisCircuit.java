package io.framelog.query.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Redis, or says at once that it cannot be asked. Nobody waits beyond the deadline, be it for
 * an answer or for the turn to ask: only so many callers ask at a time, so that some connections
 * stay free, and only so many wait for that. After a failure, or when several answers in a row were
 * late, Redis is left alone for a while, so that an outage costs a reader one deadline now and then
 * instead of one each time.
 */
final class RedisCircuit {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCircuit.class);

  /** One late answer is a pause of the collector, here or there; so many are a slow Redis. */
  private static final int LATE_IN_A_ROW = 3;

  /** Callers that may wait for each one that asks. */
  private static final int WAITING_FOR_EACH = 4;

  private final String use;
  private final long deadlineNanos;
  private final long pauseNanos;
  private final int mostAsking;
  private final Semaphore turns;
  private final Counter answered;
  private final Counter late;
  private final Counter failed;
  private final Counter refused;
  private final AtomicInteger lateInARow = new AtomicInteger();
  private final AtomicLong askAgain = new AtomicLong();
  private volatile boolean open;

  /**
   * @param use what for, as metrics and warnings say
   * @param deadline how long a call may take
   * @param mostAsking how many callers ask at a time
   */
  RedisCircuit(
      String use, Duration deadline, int mostAsking, Duration pause, MeterRegistry meters) {
    this.use = use;
    this.deadlineNanos = deadline.toNanos();
    this.pauseNanos = pause.toNanos();
    this.mostAsking = mostAsking;
    this.turns = new Semaphore(mostAsking);
    this.answered = counter(meters, "answered");
    this.late = counter(meters, "late");
    this.failed = counter(meters, "failed");
    this.refused = counter(meters, "refused");
    Gauge.builder("framelog.redis.open", this, circuit -> circuit.open ? 1 : 0)
        .description("1 while Redis is left alone")
        .tag("use", use)
        .register(meters);
  }

  private Counter counter(MeterRegistry meters, String result) {
    return Counter.builder("framelog.redis.calls")
        .description("Calls of Redis; refused: not made, as it is left alone or busy")
        .tag("use", use)
        .tag("result", result)
        .register(meters);
  }

  /** What Redis says; empty when it cannot be asked, fails, or does not answer in time. */
  <T> Optional<T> ask(Supplier<? extends CompletionStage<T>> question) {
    long began = System.nanoTime();
    if ((open && !isMyTurn()) || !hasTurn()) {
      refused.increment();
      return Optional.empty();
    }
    try {
      long left = began + deadlineNanos - System.nanoTime();
      if (left > 0) {
        return Optional.of(answer(question, left));
      }
      refused.increment(); // its turn came too late
    } catch (RedisException e) {
      failed.increment();
      // Without its trace, which is long and says no more.
      leaveAlone(e.toString());
    } catch (TimeoutException e) {
      late.increment();
      if (open || lateInARow.incrementAndGet() >= LATE_IN_A_ROW) {
        leaveAlone("it does not answer within %,d ms".formatted(deadlineNanos / 1_000_000));
      }
    } finally {
      turns.release();
    }
    return Optional.empty();
  }

  private boolean hasTurn() {
    if (turns.tryAcquire()) {
      return true;
    }
    try {
      return !open
          && turns.getQueueLength() < WAITING_FOR_EACH * mostAsking
          && turns.tryAcquire(deadlineNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for Redis", e);
  }

  private <T> T answer(Supplier<? extends CompletionStage<T>> question, long nanos)
      throws TimeoutException {
    Future<T> asked = question.get().toCompletableFuture();
    try {
      T answer = asked.get(nanos, TimeUnit.NANOSECONDS);
      answered.increment();
      lateInARow.set(0);
      if (open) {
        open = false;
        LOG.info("Redis is back ({})", use);
      }
      return answer;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      asked.cancel(true); // of no effect on what is there; else it need not be sent any more
    }
  }

  private void leaveAlone(String reason) {
    askAgain.set(System.nanoTime() + pauseNanos);
    if (!open) {
      open = true;
      LOG.warn("Redis cannot be used ({}) until it is back: {}", use, reason);
    }
  }

  /** During an outage one caller after each pause finds out whether it is over. */
  private boolean isMyTurn() {
    long now = System.nanoTime();
    long next = askAgain.get();
    return now - next >= 0 && askAgain.compareAndSet(next, now + pauseNanos);
  }
}
