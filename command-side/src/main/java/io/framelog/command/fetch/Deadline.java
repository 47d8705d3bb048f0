package io.framelog.command.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When all must be over. Timeouts of single reads do not suffice: a server that sends one byte
 * every few seconds meets each of them.
 */
final class Deadline implements AutoCloseable {
  private final ScheduledExecutorService timers;
  private final Duration total;
  private final long end;
  private @Nullable ScheduledFuture<?> timer;

  Deadline(Duration total, ScheduledExecutorService timers) {
    this.total = total;
    this.timers = timers;
    this.end = System.nanoTime() + total.toNanos();
  }

  /** From now on it is these sockets that the end of time closes. */
  void ends(GuardedSockets sockets) {
    close();
    timer = timers.schedule(sockets::close, Math.max(0, leftNanos()), TimeUnit.NANOSECONDS);
  }

  boolean isOver() {
    return leftNanos() <= 0;
  }

  /** Whether so long a pause still leaves time to do something. */
  boolean allows(Duration pause) {
    return leftNanos() > pause.toNanos();
  }

  FetchFailure failure() {
    return FetchFailure.late(total);
  }

  private long leftNanos() {
    return end - System.nanoTime();
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
