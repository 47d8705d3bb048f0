package io.framelog.command.axon;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * What Axon must not guess. Boot 4 renamed the classes that Axon's auto-configuration orders itself
 * after, and its fallbacks are silent: no transactions, tokens in memory. AxonWiringTest asserts
 * that these are the ones in use.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
    return new SpringTransactionManager(transactionManager);
  }

  /** Without the validator every replay fails on ReplayToken (AxonFramework#4160). */
  @Bean
  Jackson3SerializerCustomizer jackson3() {
    return builder ->
        builder
            .polymorphicTypeValidator(
                BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType("org.axonframework.")
                    .build())
            // An event written by a newer build may have fields that this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Bean
  CorrelationDataProvider correlationDataProvider() {
    return new CommandProvenance();
  }

  /** Whoever is given events by Axon, from whichever log, gets them in today's form. */
  @Bean
  ConfigurerModule presentForms() {
    return configurer -> configurer.registerEventUpcaster(configuration -> new PresentForms());
  }

  /** An error in a handler stops its processor, which retries; it is never logged and forgotten. */
  @Bean
  ConfigurerModule propagateHandlerErrors() {
    return configurer ->
        configurer
            .eventProcessing()
            .usingPooledStreamingEventProcessors()
            .registerDefaultListenerInvocationErrorHandler(
                configuration -> PropagatingErrorHandler.instance());
  }
}
