package io.framelog.command.log;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that this node used last. Another node may have appended since, so each command is
 * told what it decided on: if it appends, the log itself refuses stale sequences; if it does not,
 * the command bus compares with the log ({@link CommandInFlight#beliefs}). Entries are used under
 * the aggregate's lock and dropped by Axon when a unit of work rolls back.
 */
final class AggregateCache implements Cache {
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  /** Keeps at most {@code size} aggregates; none for 0. */
  AggregateCache(long size) {
    this.entries = Caffeine.newBuilder().maximumSize(size).expireAfterAccess(IDLE).build();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's signature
  public <K, V> @Nullable V get(K key) {
    Object entry = entries.getIfPresent(key);
    CommandInFlight command = CommandInFlight.current();
    if (entry instanceof AggregateCacheEntry<?> aggregate && command != null) {
      command.believes(key.toString(), sequence(aggregate));
    }
    return (V) entry;
  }

  /**
   * An entry that was not serialised holds the aggregate itself and needs nothing to restore it.
   */
  @SuppressWarnings("NullAway")
  private static long sequence(AggregateCacheEntry<?> entry) {
    EventSourcedAggregate<?> aggregate = entry.recreateAggregate(null, null, null);
    return aggregate.version();
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @Override
  @SuppressWarnings("unchecked") // Axon's signature
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
  }

  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("nobody listens to aggregates coming and going");
  }
}
