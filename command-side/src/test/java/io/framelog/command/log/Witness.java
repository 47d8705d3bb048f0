package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * A real pooled processor of Axon's, from the beginning of the log, that notes what it is given.
 */
final class Witness implements EventHandlerInvoker, AutoCloseable {
  private record Sight(long position, String eventId) {}

  private final List<Sight> seen = new ArrayList<>();
  private final PooledStreamingEventProcessor processor;
  private final ScheduledExecutorService threads;
  private final int segments;

  private Witness(EventStore store, TransactionManager transactions, int segments, int batchSize) {
    this.segments = segments;
    this.threads = Executors.newScheduledThreadPool(1 + segments);
    this.processor =
        PooledStreamingEventProcessor.builder()
            .name("witness-" + Units.id())
            .eventHandlerInvoker(this)
            .errorHandler(PropagatingErrorHandler.instance())
            .messageSource(store)
            .initialToken(source -> source.createTailToken())
            .tokenStore(new InMemoryTokenStore())
            .transactionManager(transactions)
            .initialSegmentCount(segments)
            .batchSize(batchSize)
            .coordinatorExecutor(threads)
            .workerExecutor(threads)
            .tokenClaimInterval(500)
            .build();
  }

  static Witness of(EventStore store, TransactionManager transactions, int segments, int batch) {
    Witness witness = new Witness(store, transactions, segments, batch);
    witness.processor.start();
    return witness;
  }

  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return segment.matches(((DomainEventMessage<?>) event).getAggregateIdentifier());
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    TrackingToken token = ((TrackedEventMessage<?>) event).trackingToken();
    synchronized (seen) {
      seen.add(new Sight(token.position().orElseThrow(), event.getIdentifier()));
    }
  }

  /** The ids of the events that it was given so far, in that order. */
  List<String> eventIds() {
    synchronized (seen) {
      return seen.stream().map(Sight::eventId).toList();
    }
  }

  private List<Long> positions() {
    synchronized (seen) {
      return seen.stream().map(Sight::position).toList();
    }
  }

  /** Waits until it has been given as many events as that, or the time is up. */
  void awaitEvents(long count, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (eventIds().size() < count && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Asserts that it is given each event of the log once, in order where one thread sees all. */
  void sawAllUpTo(long head, Duration limit) throws InterruptedException {
    awaitEvents(head, limit);
    List<Long> positions = positions();
    if (segments > 1) {
      positions = positions.stream().sorted().toList();
    }
    for (int i = 0; i < Math.min(positions.size(), head); i++) {
      assertThat(positions.get(i)).as("event %d of %d", i + 1, positions.size()).isEqualTo(i + 1);
    }
    assertThat(positions.size()).isEqualTo(head);
  }

  @Override
  public void close() {
    processor.shutDown();
    threads.shutdownNow();
  }
}
