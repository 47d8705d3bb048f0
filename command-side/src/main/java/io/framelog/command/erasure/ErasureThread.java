package io.framelog.command.erasure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for what erasures have left to do. */
@Component
class ErasureThread implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ErasureThread.class);
  private static final long IDLE_MILLIS = 500;
  private static final long TROUBLE_MILLIS = 5_000;
  private static final long STOP_MILLIS = 10_000;

  private final ImageSweeper images;
  private final EditorErasureWorker editors;
  private volatile boolean running;
  private Thread thread = Thread.currentThread();

  ErasureThread(ImageSweeper images, EditorErasureWorker editors) {
    this.images = images;
    this.editors = editors;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("erasures").start(this::run);
  }

  private void run() {
    try {
      while (running) {
        Thread.sleep(workOnce());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how long to rest. */
  private long workOnce() {
    try {
      boolean worked = images.sweepNext();
      worked |= editors.workNext();
      return worked ? 0 : IDLE_MILLIS;
    } catch (RuntimeException e) {
      log.warn("cannot look for erasures to finish: {}", e.getMessage());
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
