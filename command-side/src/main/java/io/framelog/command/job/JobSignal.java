package io.framelog.command.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes this node's sleeping workers when there may be a job; without it they look now and then.
 */
@Component
class JobSignal {
  private static final int ENOUGH = 64;

  private final Semaphore work = new Semaphore(0);

  void wake() {
    if (work.availablePermits() < ENOUGH) {
      work.release();
    }
  }

  /** Waits for a job, at most this long. */
  void await(long millis) throws InterruptedException {
    if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }
}
