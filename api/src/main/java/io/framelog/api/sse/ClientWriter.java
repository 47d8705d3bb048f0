package io.framelog.api.sse;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes without the container's blocking writes, which know one time-out for everything and cannot
 * be interrupted: waits until the client takes more, at most so long. One thread writes; the
 * container tells from its own threads how the connection is.
 */
final class ClientWriter implements WriteListener, AsyncListener {
  /** The container keeps what the client does not take at once: never more than this. */
  private static final int PIECE = 64 * 1024;

  private final ServletOutputStream out;
  private final long timeoutNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean possible;
  private boolean gone;

  ClientWriter(ServletOutputStream out, Duration timeout) {
    this.out = out;
    this.timeoutNanos = timeout.toNanos();
  }

  /** Until the container has let go of the request; nothing may be written before. */
  void awaitStart() throws IOException, InterruptedException {
    awaitPossible();
  }

  /**
   * Sends all of it.
   *
   * @throws ClientGone when the client is gone or has not read for too long
   */
  void write(byte[] bytes) throws IOException, InterruptedException {
    for (int from = 0; from < bytes.length; from += PIECE) {
      awaitReady();
      out.write(bytes, from, Math.min(PIECE, bytes.length - from));
    }
    awaitReady();
    out.flush();
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (true) {
      lock.lock();
      try {
        if (gone) {
          throw new ClientGone("the client has gone", false);
        }
        // Before asking: what is told between the question and the wait must not be lost.
        possible = false;
      } finally {
        lock.unlock();
      }
      if (out.isReady()) {
        return;
      }
      awaitPossible();
    }
  }

  private void awaitPossible() throws IOException, InterruptedException {
    lock.lock();
    try {
      long left = timeoutNanos;
      while (!possible && !gone) {
        if (left <= 0) {
          throw new ClientGone("the client does not read", true);
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the container has given the connection up. */
  boolean isGone() {
    lock.lock();
    try {
      return gone;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onWritePossible() {
    tell(false);
  }

  @Override
  public void onError(Throwable cause) {
    tell(true);
  }

  private void tell(boolean isGone) {
    lock.lock();
    try {
      possible = true;
      gone |= isGone;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    tell(true);
  }

  @Override
  public void onError(AsyncEvent event) {
    tell(true);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    tell(true);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Begins once; nothing to do.
  }
}
