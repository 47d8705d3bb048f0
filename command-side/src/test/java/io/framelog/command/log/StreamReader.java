package io.framelog.command.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A thread that reads the log's own stream from the beginning, with no processor around it. */
final class StreamReader implements AutoCloseable {
  private final CompletableFuture<List<Long>> positions = new CompletableFuture<>();
  private volatile long until = Long.MAX_VALUE;

  StreamReader(EventStore store) {
    Thread.ofVirtual().start(() -> read(store));
  }

  private void read(EventStore store) {
    List<Long> read = new ArrayList<>();
    try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
      while (read.size() < until) {
        if (stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)) {
          read.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }
      }
      positions.complete(read);
    } catch (InterruptedException | RuntimeException e) {
      positions.completeExceptionally(e);
    }
  }

  /** The positions of the first so many events, in the order in which they were read. */
  List<Long> first(long events) throws Exception {
    until = events;
    return positions.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    until = 0;
  }
}
