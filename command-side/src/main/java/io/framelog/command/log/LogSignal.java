package io.framelog.command.log;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the readers of this node that the log has grown: from our own commits and by LISTEN. */
final class LogSignal {
  private final Set<Runnable> callbacks = new CopyOnWriteArraySet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private volatile long head;

  /** The log reaches at least this position. Cheap and harmless when it is known already. */
  void reached(long position) {
    lock.lock();
    try {
      if (position <= head) {
        return;
      }
      head = position;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
    callbacks.forEach(Runnable::run);
  }

  /** The furthest position known of; the log may be ahead of it. */
  long head() {
    return head;
  }

  /** Waits until the log is known to be beyond a position, or the time is up. */
  void awaitBeyond(long position, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (head <= position && left > 0) {
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void onGrowth(Runnable callback) {
    callbacks.add(callback);
  }

  void forget(Runnable callback) {
    callbacks.remove(callback);
  }
}
