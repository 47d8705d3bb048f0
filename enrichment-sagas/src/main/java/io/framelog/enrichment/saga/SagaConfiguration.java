package io.framelog.enrichment.saga;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import io.framelog.log.MetadataKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Sagas in PostgreSQL, with persistent deadlines; both join the processor's transaction. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class SagaConfiguration {
  private static final int SEGMENTS = 4;
  private static final int BATCH = 100;
  private static final Set<String> PERSONAL =
      Set.of(MetadataKeys.ACTOR, MetadataKeys.CLIENT, MetadataKeys.REASON);

  @Bean
  SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
    return JdbcSagaStore.builder()
        .connectionProvider(connections)
        .sqlSchema(new PostgresSagaSqlSchema())
        .serializer(serializer)
        .build();
  }

  /**
   * Axon starts sagas at the head by default; ours must not miss what came before the first run.
   */
  @Bean
  ConfigurerModule enrichmentProcessor(ObjectProvider<MeterRegistry> meters) {
    UnreadableEvents unreadable =
        new UnreadableEvents(meters.getIfAvailable(SimpleMeterRegistry::new));
    return configurer ->
        configurer
            .eventProcessing()
            .registerEventHandler(configuration -> unreadable)
            .assignHandlerInstancesMatching(
                ImageEnrichmentSaga.PROCESSOR, 1, handler -> handler == unreadable)
            .registerHandlerInterceptor(ImageEnrichmentSaga.PROCESSOR, configuration -> unreadable)
            .registerPooledStreamingEventProcessor(
                ImageEnrichmentSaga.PROCESSOR,
                Configuration::eventStore,
                (configuration, builder) ->
                    builder
                        .initialSegmentCount(SEGMENTS)
                        .batchSize(BATCH)
                        .initialToken(StreamableMessageSource::createTailToken));
  }

  @Bean
  Scheduler deadlineScheduler(DataSource dataSource, List<Task<?>> tasks) {
    return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
        .threads(2)
        .pollingInterval(Duration.ofSeconds(2))
        .commitWhenAutocommitDisabled(false)
        .build();
  }

  /**
   * A deadline carries the metadata of the event that it was set at, and outlives that event's
   * erasure. Who it was and why is none of its business.
   */
  @Bean
  SmartInitializingSingleton namelessDeadlines(DeadlineManager deadlines) {
    return () ->
        deadlines.registerDispatchInterceptor(
            messages ->
                (index, message) ->
                    message.withMetaData(message.getMetaData().withoutKeys(PERSONAL)));
  }

  /** Late: an overdue deadline must find its handler, else it is lost for this run. */
  @Bean
  SmartLifecycle deadlineSchedulerLifecycle(Scheduler scheduler) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        scheduler.start();
        running = true;
      }

      @Override
      public void stop() {
        scheduler.stop();
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }

      @Override
      public int getPhase() {
        return Integer.MAX_VALUE - 10;
      }
    };
  }
}
