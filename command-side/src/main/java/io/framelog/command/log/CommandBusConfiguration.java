package io.framelog.command.log;

import io.framelog.log.LogReader;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The node's own command bus, on whichever log there is. With Axon Server its bus is in front and
 * calls this one for the commands that the node is to handle.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
class CommandBusConfiguration {
  @Bean
  @Qualifier("localSegment")
  FramelogCommandBus commandBus(
      CommandRecords records,
      LogReader reader,
      EventStore eventStore,
      AggregateCache aggregates,
      LogSettings settings,
      Configuration axon,
      @Qualifier("messageSerializer") Serializer messageSerializer,
      ObjectProvider<CommandCompletion> completions) {
    FramelogCommandBus bus =
        new FramelogCommandBus(
            FramelogCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
            records,
            reader,
            eventStore,
            aggregates,
            new CommandFingerprint(messageSerializer),
            settings.retryTimeout(),
            completions);
    bus.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
    bus.registerDispatchInterceptor(new NoCommandInsideUnitOfWork());
    return bus;
  }
}
