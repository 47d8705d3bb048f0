package io.framelog.bench.log;

import io.framelog.command.annotation.ImageHistory;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The same aggregates on what Axon's starter sets up by itself: JPA event store, simple command
 * bus, no cache, no snapshots.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "io.framelog.command.image",
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.BulkRegistration"))
class StockSide {
  // Boot 4 renamed the class that Axon's auto-configuration waits for.
  @Bean
  SpringTransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  /** The benchmarks revert nothing, but the aggregate asks for it at start. */
  @Bean
  ImageHistory imageHistory() {
    return new NoHistory();
  }

  @Bean
  CommandTargetResolver commandTargets() {
    return AnnotationCommandTargetResolver.builder().build();
  }

  @Bean
  Cache aggregateCache() {
    return NoCache.INSTANCE;
  }

  @Bean
  SnapshotTriggerDefinition aggregateSnapshots() {
    return NoSnapshotTriggerDefinition.INSTANCE;
  }

  @Bean
  SnapshotFilter currentSnapshots() {
    return SnapshotFilter.allowAll();
  }
}
