package io.framelog.query.dataset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for snapshots to seal; a snapshot waits for it at most a moment. */
@Component
class SealingThread implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SealingThread.class);
  private static final long IDLE_MILLIS = 50;
  private static final long TROUBLE_MILLIS = 2_000;
  private static final long STOP_MILLIS = 10_000;

  private final SnapshotSealer sealer;
  private volatile boolean running;
  private Thread thread = Thread.currentThread();

  SealingThread(SnapshotSealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("snapshot-sealer").start(this::run);
  }

  private void run() {
    try {
      while (running) {
        Thread.sleep(sealOne());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how long to rest. */
  private long sealOne() {
    try {
      return sealer.sealNext() ? 0 : IDLE_MILLIS;
    } catch (RuntimeException e) {
      log.warn("cannot look for snapshots to seal: {}", e.getMessage());
      return TROUBLE_MILLIS;
    }
  }

  @Override
  public void stop() {
    running = false;
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1;
  }
}
