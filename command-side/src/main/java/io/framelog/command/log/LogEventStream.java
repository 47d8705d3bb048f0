package io.framelog.command.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The events beyond a position, in batches. At the head it asks the database only when it was woken
 * or the poll interval has passed. It fails loudly on a hole, which the log cannot have, and when
 * the log ends before what was read, because it was replaced by an older backup.
 */
final class LogEventStream implements TrackingEventStream {
  private final LongFunction<List<? extends TrackedEventMessage<?>>> readAfter;
  private final LongSupplier head;
  private final LogSignal signal;
  private final long pollNanos;
  private final Deque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
  // Axon's coordinator asks for more after it has let its next run begin: on a pool of several
  // threads two of them are in here at once.
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long fetched;
  private long lastPoll;
  private boolean polled;
  private volatile boolean closed;
  private @Nullable Runnable callback;

  LogEventStream(
      long after,
      LongFunction<List<? extends TrackedEventMessage<?>>> readAfter,
      LongSupplier head,
      LogSignal signal,
      LogSettings settings) {
    this.fetched = after;
    this.readAfter = readAfter;
    this.head = head;
    this.signal = signal;
    this.pollNanos = settings.pollInterval().toNanos();
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    lock.lock();
    try {
      fill();
      return Optional.ofNullable(buffer.peekFirst());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    while (peek().isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || closed) {
        return false;
      }
      signal.awaitBeyond(fetched, Math.min(left, pollNanos));
    }
    return true;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (true) {
      boolean available = hasNextAvailable(1, TimeUnit.SECONDS);
      TrackedEventMessage<?> next = available ? take() : null;
      if (next != null) {
        return next;
      }
      if (closed) {
        throw new IllegalStateException("the stream is closed");
      }
    }
  }

  private @Nullable TrackedEventMessage<?> take() {
    lock.lock();
    try {
      return buffer.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean setOnAvailableCallback(Runnable onAvailable) {
    callback = onAvailable;
    signal.onGrowth(onAvailable);
    return true;
  }

  @Override
  public void close() {
    closed = true;
    if (callback != null) {
      signal.forget(callback);
    }
  }

  private void fill() {
    if (!buffer.isEmpty() || closed || !isWorthAsking()) {
      return;
    }
    lastPoll = System.nanoTime();
    polled = true;
    List<? extends TrackedEventMessage<?>> batch = readAfter.apply(fetched);
    for (TrackedEventMessage<?> event : batch) {
      long position = FramelogEventStorageEngine.position(event.trackingToken());
      // An upcaster may split one stored event into several of the same position.
      if (position != fetched + 1 && position != fetched) {
        throw new EventStoreException(
            "the log has a hole: position " + position + " follows " + fetched);
      }
      fetched = position;
      buffer.addLast(event);
    }
    if (batch.isEmpty()) {
      requireWithinLog();
    } else {
      signal.reached(fetched);
    }
  }

  /** Beyond the head there is nothing to wait for, not even when the log gets there again. */
  private void requireWithinLog() {
    long end = head.getAsLong();
    if (end < fetched) {
      throw new EventStoreException(
          "log-went-backwards: the log ends at position %d, but a reader has read up to %d; restart this node, it says what to do"
              .formatted(end, fetched));
    }
  }

  private boolean isWorthAsking() {
    return signal.head() > fetched || !polled || System.nanoTime() - lastPoll >= pollNanos;
  }
}
