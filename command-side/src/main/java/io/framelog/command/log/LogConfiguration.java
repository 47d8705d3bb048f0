package io.framelog.command.log;

import com.zaxxer.hikari.HikariDataSource;
import io.framelog.log.LogEpochs;
import io.framelog.log.LogGrowth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the log together. With Axon Server switched on, none of this is there. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class LogConfiguration {
  /** A group of aggregates that are loaded together; each may have a history. */
  private static final int LOADED_AT_ONCE = 64;

  private static final int PARALLEL_LOADS = 2;

  @Bean
  LogConnections logConnections(JdbcConnectionDetails details) {
    String user = details.getUsername();
    String password = details.getPassword();
    return new LogConnections(
        details.getJdbcUrl(), user == null ? "" : user, password == null ? "" : password);
  }

  @Bean
  LogSignal logSignal() {
    return new LogSignal();
  }

  @Bean
  LogGrowth logGrowth(LogSignal signal) {
    return (position, atMost) -> signal.awaitBeyond(position, atMost.toNanos());
  }

  // The migrations must have run before anything asks the log.
  @Bean
  PostgresLogReader logReader(JdbcTemplate jdbc, FlywayMigrationInitializer migrated) {
    return new PostgresLogReader(jdbc);
  }

  @Bean
  LogEpochs logEpochs(JdbcTemplate jdbc, FlywayMigrationInitializer migrated) {
    return new PostgresLogEpochs(jdbc);
  }

  @Bean
  GroupCommitAppender logAppender(
      LogConnections connections,
      LogSignal signal,
      JdbcClient jdbc,
      LogSettings settings,
      ObjectProvider<MeterRegistry> registry,
      FlywayMigrationInitializer migrated) {
    LogDurability.check(jdbc);
    LogMetrics metrics = new LogMetrics(registry.getIfAvailable(SimpleMeterRegistry::new));
    return new GroupCommitAppender(
        new BatchWriter(connections, signal, metrics), jdbc, settings, metrics);
  }

  @Bean
  LogListener logListener(
      LogConnections connections,
      LogSignal signal,
      AggregateCache aggregates,
      FlywayMigrationInitializer migrated) {
    return new LogListener(connections, signal, aggregates);
  }

  @Bean
  LogErasures logErasures(LogConnections connections, LogSignal signal, CommandRecords records) {
    return new LogErasures(connections, signal, records);
  }

  @Bean
  GroupRead<UUID, StoredAggregate> aggregateLoads(
      LogConnections connections, FlywayMigrationInitializer migrated) {
    HikariDataSource pool = connections.poolForLoading(PARALLEL_LOADS);
    return new GroupRead<>(
        "log-loader",
        new AggregateTable(new JdbcTemplate(pool))::read,
        LOADED_AT_ONCE,
        PARALLEL_LOADS,
        pool::close);
  }

  @Bean
  FramelogEventStorageEngine eventStorageEngine(
      GroupCommitAppender appender,
      PostgresLogReader reader,
      GroupRead<UUID, StoredAggregate> aggregateLoads,
      JdbcTemplate jdbc,
      LogSettings settings,
      Configuration axon,
      Serializer serializer,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    FramelogEventStorageEngine.Builder builder =
        new FramelogEventStorageEngine.Builder(
            appender,
            reader,
            new SnapshotTable(jdbc),
            aggregateLoads,
            axon.snapshotFilter(),
            settings.readBatch());
    builder
        .snapshotSerializer(serializer)
        .eventSerializer(eventSerializer)
        .upcasterChain(axon.upcasterChain());
    return builder.build();
  }

  @Bean
  @DependsOn("logListener")
  EventStore eventStore(
      FramelogEventStorageEngine engine,
      LogSignal signal,
      LogSettings settings,
      Configuration axon) {
    return FramelogEventStore.on(
        engine,
        signal,
        settings,
        EmbeddedEventStore.builder()
            .storageEngine(engine)
            .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
            .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
  }
}
