package io.framelog.query.progress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Wakes those who wait for one projection in this JVM. What is published is only a hint that came
 * after the waiter began: an older one may be from before a reset on another node.
 */
final class ProgressSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final ReentrantLock polling = new ReentrantLock();
  private long count;
  private long latest;

  /** How many positions were published so far. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void publish(long position) {
    lock.lock();
    try {
      latest = position;
      count++;
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@code position} or more is published after the first {@code seen} publications. */
  boolean reached(long position, long seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (count == seen || latest < position) {
        if (left <= 0) {
          return false;
        }
        left = published.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Reads the position for everybody who waits, unless another waiter is just doing so. */
  void poll(LongSupplier position) throws InterruptedException {
    if (polling.tryLock(0, TimeUnit.NANOSECONDS)) {
      try {
        publish(position.getAsLong());
      } finally {
        polling.unlock();
      }
    }
  }
}
