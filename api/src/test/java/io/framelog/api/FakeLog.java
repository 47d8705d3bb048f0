package io.framelog.api;

import io.framelog.log.LogGrowth;
import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A log in memory. */
final class FakeLog implements LogReader, LogGrowth {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger readBack = new AtomicInteger();
  private volatile long failsBeyond = Long.MAX_VALUE;

  void reset() {
    readBack.set(0);
    events.clear();
    failsBeyond = Long.MAX_VALUE;
  }

  /** Reading beyond this position breaks. */
  void failsBeyond(long position) {
    failsBeyond = position;
  }

  LoggedEvent append(String type, String aggregateId, String actor, String payload) {
    long position = events.size() + 1L;
    long sequence = events.stream().filter(e -> e.aggregateId().equals(aggregateId)).count();
    LoggedEvent event =
        new LoggedEvent(
            position,
            "00000000-0000-4000-8000-%012d".formatted(position),
            type,
            "1",
            "Image",
            aggregateId,
            sequence,
            START.plusSeconds(position),
            payload,
            "{\"actor\":\"%s\"}".formatted(actor));
    synchronized (events) {
      events.add(event);
      events.notifyAll();
    }
    return event;
  }

  /** As an erasure leaves it. */
  void redact(int position) {
    LoggedEvent event = events.get(position - 1);
    events.set(
        position - 1,
        new LoggedEvent(
            event.position(),
            event.eventId(),
            event.type(),
            event.revision(),
            event.aggregateType(),
            event.aggregateId(),
            event.sequence(),
            event.recordedAt(),
            "{}",
            event.metadata()));
  }

  @Override
  public void awaitBeyond(long position, Duration atMost) throws InterruptedException {
    synchronized (events) {
      if (events.size() <= position) {
        events.wait(atMost.toMillis());
      }
    }
  }

  @Override
  public LogHead head() {
    return new LogHead("log", 1, events.size());
  }

  @Override
  public List<LoggedEvent> read(LogQuery query) {
    if (query.after() >= failsBeyond) {
      throw new IllegalStateException("the disk is on fire");
    }
    return events.stream()
        .filter(event -> event.position() > query.after())
        .filter(event -> is(query.type(), event.type()))
        .filter(event -> is(query.aggregateId(), event.aggregateId()))
        .filter(
            event -> query.actor() == null || event.metadata().contains('"' + query.actor() + '"'))
        .limit(query.limit())
        .toList();
  }

  @Override
  public List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit) {
    readBack.addAndGet(limit);
    return events.reversed().stream()
        .filter(event -> event.aggregateId().equals(aggregateId))
        .filter(event -> event.sequence() <= fromSequence)
        .limit(limit)
        .toList();
  }

  /** How many events at most were asked for backwards. */
  int readBack() {
    return readBack.get();
  }

  private static boolean is(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  @Override
  public Set<String> existing(Set<String> aggregateIds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SealedEvent> readSealed(long after, int limit) {
    return read(LogQuery.all(after, limit)).stream().map(FakeLog::sealed).toList();
  }

  /** With the position as every byte of the salts. */
  private static SealedEvent sealed(LoggedEvent event) {
    byte[] salt = new byte[16];
    Arrays.fill(salt, (byte) event.position());
    return new SealedEvent(event, Seal.of(salt, event.payload()), Seal.of(salt, event.metadata()));
  }

  @Override
  public Map<Long, byte[]> salts(long first, long last) {
    throw new UnsupportedOperationException();
  }
}
