package io.framelog.query.progress;

import java.util.List;
import java.util.Set;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives each {@link BatchProjection} a pooled processor: one segment, beginning at the first event,
 * a failed batch rolled back and repeated with growing pauses. Only one node holds the segment; the
 * others stand by and take over. Nodes without the role {@code query} run none.
 */
@Component
class BatchProjections implements ConfigurerModule {
  /** How soon a batch is tried again, and how soon another node takes over. */
  private static final long CLAIM_INTERVAL_MILLIS = 1_000;

  private final List<BatchProjection> projections;
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final JdbcTemplate jdbc;
  private final ProjectionThreads threads;
  private final ProjectionSettings settings;
  private final Set<String> roles;

  BatchProjections(
      ObjectProvider<BatchProjection> projections,
      ProjectionProgress progress,
      ParkedEvents parked,
      JdbcTemplate jdbc,
      ProjectionThreads threads,
      ProjectionSettings settings,
      Environment environment) {
    this.projections = projections.stream().toList();
    this.progress = progress;
    this.parked = parked;
    this.jdbc = jdbc;
    this.threads = threads;
    this.settings = settings;
    this.roles =
        Binder.get(environment)
            .bind("framelog.roles", Bindable.setOf(String.class))
            .orElse(Set.of("query"));
  }

  @Override
  public void configureModule(Configurer configurer) {
    if (roles.contains("query")) {
      EventProcessingConfigurer processing = configurer.eventProcessing();
      projections.forEach(projection -> register(processing, projection));
    }
  }

  private void register(EventProcessingConfigurer processing, BatchProjection projection) {
    String name = projection.name();
    BatchHandler handler = new BatchHandler(projection, progress, parked, jdbc);
    processing
        .registerEventHandler(configuration -> handler)
        .assignHandlerInstancesMatching(name, 1, candidate -> candidate == handler)
        .registerListenerInvocationErrorHandler(
            name, configuration -> PropagatingErrorHandler.instance())
        .registerErrorHandler(name, configuration -> PropagatingErrorHandler.instance())
        .registerPooledStreamingEventProcessor(
            name, Configuration::eventStore, (configuration, builder) -> configure(builder, name));
  }

  private PooledStreamingEventProcessor.Builder configure(
      PooledStreamingEventProcessor.Builder builder, String name) {
    return builder
        .initialSegmentCount(1)
        .maxClaimedSegments(1)
        .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
        .batchSize(settings.batchSize())
        .initialToken(StreamableMessageSource::createTailToken)
        .coordinatorExecutor(threads.reading(name))
        .workerExecutor(threads.folding(name));
  }
}
