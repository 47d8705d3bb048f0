package io.framelog.bench.read.jpa;

import jakarta.persistence.EntityManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;

/** Registers {@link JpaImages} with a processor of one segment that takes one event at a time. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EntityScan("io.framelog.bench.read.jpa")
class JpaConfiguration {
  @Bean
  ConfigurerModule jpaImages(EntityManager entities) {
    JpaImages handler = new JpaImages(entities);
    return configurer ->
        configurer
            .eventProcessing()
            .registerEventHandler(configuration -> handler)
            .assignHandlerInstancesMatching(
                JpaCatchUp.PROCESSOR, 1, candidate -> candidate == handler)
            .registerPooledStreamingEventProcessor(
                JpaCatchUp.PROCESSOR,
                Configuration::eventStore,
                (configuration, builder) ->
                    builder
                        .initialSegmentCount(1)
                        .batchSize(1)
                        .initialToken(StreamableMessageSource::createTailToken));
  }
}
