package io.framelog.command.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of one node as LogConfiguration wires it, without Spring and without aggregates. */
final class LogNode implements AutoCloseable {
  private static final int POOL_TIMEOUT_MILLIS = 2_000;

  private final HikariDataSource pool;
  private final LogListener listener;
  private final GroupCommitAppender appender;
  private final PostgresLogReader reader;
  private final GroupRead<UUID, StoredAggregate> loads;
  private final EventStore store;

  private LogNode(LogDatabase database, LogSettings settings) {
    pool = pool(database);
    LogConnections connections =
        new LogConnections(database.url(), database.user(), database.password());
    LogSignal signal = new LogSignal();
    LogMetrics metrics = new LogMetrics(new SimpleMeterRegistry());
    JdbcTemplate jdbc = new JdbcTemplate(pool);
    reader = new PostgresLogReader(jdbc);
    appender =
        new GroupCommitAppender(
            new BatchWriter(connections, signal, metrics),
            JdbcClient.create(pool),
            settings,
            metrics);
    listener = new LogListener(connections, signal, new AggregateCache(0));
    loads = new GroupRead<>("log-loader", new AggregateTable(jdbc)::read, 64, 2, () -> {});
    Serializer serializer = Jackson3Serializer.builder().build();
    FramelogEventStorageEngine.Builder engine =
        new FramelogEventStorageEngine.Builder(
            appender,
            reader,
            new SnapshotTable(jdbc),
            loads,
            SnapshotFilter.allowAll(),
            settings.readBatch());
    engine.eventSerializer(serializer).snapshotSerializer(serializer);
    store = FramelogEventStore.on(engine.build(), signal, settings, EmbeddedEventStore.builder());
  }

  static LogNode on(LogDatabase database) {
    return on(database, Map.of());
  }

  /** With settings by their names below {@code framelog.log}; all others have their defaults. */
  static LogNode on(LogDatabase database, Map<String, ?> settings) {
    return new LogNode(database, settings(settings));
  }

  static LogSettings settings(Map<String, ?> settings) {
    Map<String, Object> properties = new HashMap<>();
    settings.forEach((name, value) -> properties.put("framelog.log." + name, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("framelog.log", LogSettings.class);
  }

  private static HikariDataSource pool(LogDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
    return new HikariDataSource(config);
  }

  GroupCommitAppender appender() {
    return appender;
  }

  PostgresLogReader reader() {
    return reader;
  }

  EventStore store() {
    return store;
  }

  @Override
  public void close() {
    appender.close();
    loads.close();
    listener.close();
    pool.close();
  }
}
