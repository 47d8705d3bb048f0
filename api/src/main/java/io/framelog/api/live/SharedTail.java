package io.framelog.api.live;

import io.framelog.api.sse.StreamSettings;
import io.framelog.editor.events.EditorErased;
import io.framelog.image.events.ImageErased;
import io.framelog.log.LogGrowth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events of a feed, read once for all who follow it. It is woken when the log grows and
 * keeps a window of what came last; nothing is kept for any one client, which takes from the window
 * at its own pace and finds out when it has fallen out of it.
 */
final class SharedTail {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTail.class);

  /** Looked without having been woken; only for what the database did not tell us. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Of one go, so that a client that does not read holds little. */
  private static final int MOST_EVENTS = 256;

  private static final int MOST_BYTES = 256 * 1024;

  /** What was read before such an event may hold what it erased. */
  private static final Set<String> ERASURES =
      Set.of(ImageErased.class.getSimpleName(), EditorErased.class.getSimpleName());

  private final Feed feed;
  private final LogGrowth growth;
  private final int windowEvents;
  private final long windowBytes;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  /** By position: all there are beyond {@code first}, up to {@code last}. */
  private final TreeMap<Long, LiveEvent> window = new TreeMap<>();

  private long bytes;
  private long first;
  private long last;
  private volatile boolean ended;

  SharedTail(Feed feed, LogGrowth growth, StreamSettings settings, long start) {
    this.feed = feed;
    this.growth = growth;
    this.windowEvents = settings.windowEvents();
    this.windowBytes = settings.windowSize().toBytes();
    this.first = start;
    this.last = start;
    this.thread = Thread.ofVirtual().name("event-tail").start(this::follow);
  }

  /**
   * The next events beyond a position, as soon as there are any; none when the time is up. Empty
   * when the window begins behind that position.
   */
  Optional<Slice> after(long position, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (last <= position && left > 0) {
        left = grown.awaitNanos(left);
      }
      return position < first ? Optional.empty() : Optional.of(slice(position));
    } finally {
      lock.unlock();
    }
  }

  private Slice slice(long position) {
    List<LiveEvent> events = new ArrayList<>();
    int size = 0;
    for (LiveEvent event : window.tailMap(position, false).values()) {
      if (events.size() == MOST_EVENTS || size >= MOST_BYTES) {
        return new Slice(events, events.getLast().position());
      }
      events.add(event);
      size += event.frame().length;
    }
    return new Slice(events, Math.max(position, last));
  }

  void end() {
    ended = true;
    thread.interrupt();
  }

  private void follow() {
    while (!ended) {
      try {
        growth.awaitBeyond(last, LOOK);
        add(feed.read(last));
      } catch (InterruptedException e) {
        return; // nobody follows any more
      } catch (RuntimeException e) {
        if (!ended) {
          LOG.warn("Clients that follow get nothing new for now: {}", e.toString());
          pause();
        }
      }
    }
  }

  private void add(Slice slice) {
    lock.lock();
    try {
      if (slice.events().stream().anyMatch(event -> ERASURES.contains(event.type()))) {
        window.clear();
        bytes = 0;
        first = last;
      }
      for (LiveEvent event : slice.events()) {
        window.put(event.position(), event);
        bytes += event.frame().length;
      }
      last = Math.max(last, slice.position());
      while (window.size() > windowEvents || bytes > windowBytes) {
        LiveEvent oldest = window.pollFirstEntry().getValue();
        bytes -= oldest.frame().length;
        first = oldest.position();
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
