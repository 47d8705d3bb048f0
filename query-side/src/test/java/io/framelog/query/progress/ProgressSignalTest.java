package io.framelog.query.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressSignalTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final ProgressSignal signal = new ProgressSignal();

  @Test
  void aWaiterIsWokenByTheCommitThatItWaitsFor() throws Exception {
    CompletableFuture<Boolean> waiting = waiting(7, signal.count());

    signal.publish(6);
    assertThat(waiting).isNotDone();
    signal.publish(7);

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWasPublishedBeforeTheWaiterBeganDoesNotCount() throws Exception {
    signal.publish(100);

    assertThat(signal.reached(7, signal.count(), TimeUnit.MILLISECONDS.toNanos(5))).isFalse();
  }

  @Test
  void whatWasPublishedSinceTheWaiterBeganIsNotMissed() throws Exception {
    long seen = signal.count();
    signal.publish(8);

    assertThat(signal.reached(7, seen, 0)).isTrue();
  }

  @Test
  void oneReadingOfThePositionServesAllWaiters() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    CompletableFuture<Boolean> one = waiting(3, signal.count());
    CompletableFuture<Boolean> other = waiting(3, signal.count());

    signal.poll(
        () -> {
          reads.incrementAndGet();
          return 3;
        });

    assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(reads).hasValue(1);
  }

  private CompletableFuture<Boolean> waiting(long position, long seen) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return signal.reached(position, seen, MINUTE);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
