package io.framelog.command.axonlog;

import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads the log out of an event store. Filters by type or actor alone walk the log, as there is no
 * index for them; an aggregate's events are looked up.
 */
final class AxonLogReader implements LogReader {
  private final EventStore store;
  private final LogScan scan;
  private final AggregateSearch aggregates;
  private final LogMessages messages;
  private final LogIdentity identity;

  /**
   * @param store gives events as they are stored: one without upcasters
   */
  AxonLogReader(
      EventStore store, TokenIndexes indexes, LogMessages messages, LogIdentity identity) {
    this.store = store;
    this.scan = new LogScan(store, indexes);
    this.aggregates = new AggregateSearch(store, indexes, scan);
    this.messages = messages;
    this.identity = identity;
  }

  @Override
  public LogHead head() {
    return identity.head(scan.head(), this::firstEventId);
  }

  private String firstEventId() {
    return read(LogQuery.all(0, 1)).getFirst().eventId();
  }

  @Override
  public List<LoggedEvent> read(LogQuery query) {
    if (query.limit() <= 0) {
      return List.of();
    }
    Predicate<DomainEventMessage<?>> matches = event -> matches(query, event);
    if (query.aggregateId() != null) {
      return aggregates.find(query.aggregateId(), query.after(), query.limit(), matches).stream()
          .map(event -> messages.logged(scan.position(event), ofAggregate(event)))
          .toList();
    }
    return collect(query.after(), scan.head(), query.limit(), matches, messages::logged);
  }

  @Override
  public List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit) {
    return aggregates
        .findBetween(aggregateId, Math.max(0, fromSequence - limit + 1), fromSequence)
        .stream()
        .map(event -> messages.logged(scan.position(event), ofAggregate(event)))
        .toList()
        .reversed();
  }

  private boolean matches(LogQuery query, DomainEventMessage<?> event) {
    return (query.type() == null || query.type().equals(messages.type(event)))
        && (query.actor() == null || query.actor().equals(LogMessages.actor(event)));
  }

  @Override
  public List<SealedEvent> readSealed(long after, int limit) {
    return collect(after, scan.head(), limit, event -> true, messages::sealed);
  }

  @Override
  public Map<Long, byte[]> salts(long first, long last) {
    Map<Long, byte[]> salts = new HashMap<>();
    scan.walk(
        first - 1,
        Math.min(last, scan.head()),
        event -> {
          long position = scan.position(event);
          salts.put(position, messages.salt(position, ofAggregate(event)));
          return true;
        });
    return salts;
  }

  @Override
  public Set<String> existing(Set<String> aggregateIds) {
    return aggregateIds.stream()
        .filter(id -> store.lastSequenceNumberFor(id).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  private <T> List<T> collect(
      long after,
      long last,
      int limit,
      Predicate<DomainEventMessage<?>> matches,
      BiFunction<Long, DomainEventMessage<?>, T> form) {
    List<T> found = new ArrayList<>();
    if (limit > 0) {
      scan.walk(
          after,
          last,
          event -> {
            DomainEventMessage<?> ofAggregate = ofAggregate(event);
            if (matches.test(ofAggregate)) {
              found.add(form.apply(scan.position(event), ofAggregate));
            }
            return found.size() < limit;
          });
    }
    return found;
  }

  private static DomainEventMessage<?> ofAggregate(TrackedEventMessage<?> event) {
    if (event instanceof DomainEventMessage<?> ofAggregate) {
      return ofAggregate;
    }
    throw new EventStoreException("the log holds an event of no aggregate: " + event);
  }
}
