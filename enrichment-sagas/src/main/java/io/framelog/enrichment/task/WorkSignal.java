package io.framelog.enrichment.task;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the workers of this node when there may be work; without it they look now and then. */
@Component
class WorkSignal {
  private static final int ENOUGH = 64;

  private final Semaphore work = new Semaphore(0);

  void wake() {
    if (work.availablePermits() < ENOUGH) {
      work.release();
    }
  }

  /** Waits for work, at most this long. */
  void await(long millis) throws InterruptedException {
    if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }
}
