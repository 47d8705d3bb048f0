package io.framelog.command.log;

import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.SerializedType;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Loads aggregates fast at any length of history; the aggregates name these beans. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AggregateSettings.class)
class AggregateConfiguration {
  private static final int WAITING_SNAPSHOTS = 100;

  @Bean
  AggregateCache aggregateCache(AggregateSettings settings) {
    return new AggregateCache(settings.cacheSize());
  }

  @Bean
  SnapshotTriggerDefinition aggregateSnapshots(
      Snapshotter snapshotter, AggregateSettings settings) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, settings.snapshotEvery());
  }

  /**
   * A snapshot counts only if its class still has the revision under which it was written. By the
   * stored class, because Axon's RevisionSnapshotFilter compares a simple name with a full one.
   */
  @Bean
  SnapshotFilter currentSnapshots() {
    RevisionResolver revisions = new AnnotationRevisionResolver();
    return snapshot -> isCurrent(snapshot, revisions);
  }

  private static boolean isCurrent(DomainEventData<?> snapshot, RevisionResolver revisions) {
    SerializedType type = snapshot.getPayload().getType();
    try {
      return Objects.equals(
          type.getRevision(), revisions.revisionOf(Class.forName(type.getName())));
    } catch (ClassNotFoundException e) {
      return false; // the state of a class that is no more
    }
  }

  /**
   * Snapshots are made behind the command that triggers them, by one thread; when it cannot keep up
   * the commands make them themselves.
   */
  @Bean
  Snapshotter snapshotter(
      EventStore eventStore,
      Configuration axon,
      ParameterResolverFactory parameters,
      HandlerDefinition handlers,
      @Qualifier("snapshotThread") ThreadPoolExecutor snapshotThread) {
    return SpringAggregateSnapshotter.builder()
        .eventStore(eventStore)
        // It reads as every load does and writes one row: no connection is held in between.
        .transactionManager(NoTransactionManager.instance())
        .repositoryProvider(axon::repository)
        .parameterResolverFactory(parameters)
        .handlerDefinition(handlers)
        .executor(snapshotThread)
        .build();
  }

  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ThreadPoolExecutor snapshotThread() {
    return new ThreadPoolExecutor(
        0,
        1,
        10,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(WAITING_SNAPSHOTS),
        Thread.ofPlatform().name("aggregate-snapshots").daemon().factory(),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }
}
