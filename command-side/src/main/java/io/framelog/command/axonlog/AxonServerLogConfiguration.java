package io.framelog.command.axonlog;

import io.framelog.command.log.EventUnits;
import io.framelog.command.log.NoCommandInsideUnitOfWork;
import io.framelog.log.LogGrowth;
import io.framelog.log.LogReader;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.distributed.UnresolvedRoutingKeyPolicy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the log on Axon Server, when that is switched on. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerLogConfiguration {
  private static final TokenIndexes INDEXES = new TokenIndexes(0);

  /** Needs nothing of Axon's configuration, parts of which need the reader. */
  @Bean
  StoredEvents storedEvents(
      AxonServerConfiguration server,
      AxonServerConnectionManager connections,
      Serializer serializer,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    return new StoredEvents(
        on(server, connections, serializer, eventSerializer)
            .snapshotFilter(SnapshotFilter.allowAll())
            .upcasterChain(NoOpEventUpcaster.INSTANCE)
            .build());
  }

  private static AxonServerEventStore.Builder on(
      AxonServerConfiguration server,
      AxonServerConnectionManager connections,
      Serializer serializer,
      Serializer eventSerializer) {
    return AxonServerEventStore.builder()
        .configuration(server)
        .platformConnectionManager(connections)
        .snapshotSerializer(serializer)
        .eventSerializer(eventSerializer);
  }

  @Bean
  LogReader logReader(
      StoredEvents stored,
      JdbcTemplate jdbc,
      @Qualifier("eventSerializer") Serializer eventSerializer,
      FlywayMigrationInitializer migrated) {
    return new AxonLogReader(
        stored.store(), INDEXES, messages(eventSerializer), new LogIdentity(jdbc));
  }

  @Bean
  LogGrowth logGrowth(StoredEvents stored) {
    LogScan scan = new LogScan(stored.store(), INDEXES);
    return scan::awaitBeyond;
  }

  @Bean
  AxonLogAppender logAppender(
      StoredEvents stored,
      JdbcTemplate jdbc,
      @Qualifier("eventSerializer") Serializer eventSerializer,
      FlywayMigrationInitializer migrated) {
    return new AxonLogAppender(
        stored.store(),
        INDEXES,
        messages(eventSerializer),
        new CommandIntents(jdbc),
        ConnectorFailures::translate);
  }

  private static LogMessages messages(Serializer eventSerializer) {
    return new LogMessages(new GrpcMetaDataAwareSerializer(eventSerializer));
  }

  @Bean
  EventStore eventStore(
      AxonServerConfiguration server,
      AxonServerConnectionManager connections,
      AxonLogAppender appender,
      Configuration axon,
      Serializer serializer,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    AxonLogEventStore.Builder builder = new AxonLogEventStore.Builder();
    builder
        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
        .spanFactory(axon.getComponent(EventBusSpanFactory.class));
    EventStore store =
        on(server, connections, serializer, eventSerializer)
            .snapshotFilter(axon.snapshotFilter())
            .upcasterChain(axon.upcasterChain())
            .build();
    return AxonLogEventStore.on(
        store,
        INDEXES,
        new AxonLogStorageEngine(store, INDEXES, new EventUnits(appender), eventSerializer),
        builder);
  }

  /** By aggregate; a command for several of them may go to any node. */
  @Bean
  RoutingStrategy routingStrategy() {
    return AnnotationRoutingStrategy.builder()
        .fallbackRoutingStrategy(UnresolvedRoutingKeyPolicy.RANDOM_KEY)
        .build();
  }

  @Bean
  CommandGateway commandGateway(CommandBus bus) {
    return AxonServerCommandGateway.on(bus);
  }

  /** The bus that senders see is Axon Server's; the node's own one is behind it. */
  @Bean
  SmartInitializingSingleton commandEnvelopes(
      AxonServerCommandBus sending, @Qualifier("localSegment") CommandBus handling) {
    return () -> {
      sending.registerDispatchInterceptor(new NoCommandInsideUnitOfWork());
      sending.registerDispatchInterceptor(new CommandEnvelope.Closing());
      handling.registerDispatchInterceptor(new CommandEnvelope.Opening());
    };
  }
}
