package io.framelog.log;

import java.time.Duration;

/** Tells when the log grows, on whichever node, so that readers at its end need not ask again. */
public interface LogGrowth {
  /**
   * Waits until the log is known to reach beyond a position, or the time is up. Reading beyond
   * {@code position} finds an event after that, unless the time was up; it may be found earlier,
   * because to know takes a moment.
   */
  void awaitBeyond(long position, Duration atMost) throws InterruptedException;
}
