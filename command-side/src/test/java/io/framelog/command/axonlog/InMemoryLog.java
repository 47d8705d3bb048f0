package io.framelog.command.axonlog;

import io.framelog.command.log.EventUnits;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log over Axon's in-memory store, whose tokens begin somewhere. */
final class InMemoryLog implements AutoCloseable {
  private static final TokenIndexes INDEXES = new TokenIndexes(7);

  final EventStore store =
      EmbeddedEventStore.builder()
          .storageEngine(new CheckedInMemoryEngine(INDEXES.first()))
          .optimizeEventConsumption(false)
          .fetchDelay(5)
          .build();
  final CommandIntents intents;
  final AxonLogReader reader;
  final AxonLogAppender appender;
  final EventStore events;
  private final LogMessages messages;
  private final JdbcTemplate jdbc;
  private final @Nullable String firstEventOfAnotherLog;

  InMemoryLog(JdbcTemplate jdbc, Serializer serializer) {
    this.jdbc = jdbc;
    firstEventOfAnotherLog =
        jdbc.queryForList("select first_event_id from axon_log", String.class).getFirst();
    jdbc.update("update axon_log set first_event_id = null");
    messages = new LogMessages(serializer);
    intents = new CommandIntents(jdbc);
    reader = new AxonLogReader(store, INDEXES, messages, new LogIdentity(jdbc));
    appender = appenderOn(store);
    events =
        AxonLogEventStore.on(
            store,
            INDEXES,
            new AxonLogStorageEngine(store, INDEXES, new EventUnits(appender), serializer),
            new AxonLogEventStore.Builder());
  }

  /** Another node's appender, on the same log as seen through {@code other}. */
  AxonLogAppender appenderOn(EventStore other) {
    return new AxonLogAppender(other, INDEXES, messages, intents, UnaryOperator.identity());
  }

  /** Gives the database back to the log that it was of. */
  @Override
  public void close() {
    jdbc.update("update axon_log set first_event_id = ?", firstEventOfAnotherLog);
  }
}
