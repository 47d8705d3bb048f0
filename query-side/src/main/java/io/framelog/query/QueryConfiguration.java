package io.framelog.query;

import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** What all of the query side rests on. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan("io.framelog.query")
@EntityScan("io.framelog.query")
@EnableJpaRepositories("io.framelog.query")
class QueryConfiguration {
  /**
   * A query bus without transactions: a query that waits for its {@code minPosition} must not hold
   * a connection, and each handler opens what it needs.
   */
  @Bean
  @Qualifier("localSegment")
  QueryBus queryBus(org.axonframework.config.Configuration axon) {
    return SimpleQueryBus.builder()
        .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
        .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
        .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
        .build();
  }
}
