package io.framelog.command.axonlog;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** The store's stream with positions in its tokens and without the salts. */
final class PositionedStream implements TrackingEventStream {
  private final BlockingStream<TrackedEventMessage<?>> stream;
  private final TokenIndexes indexes;

  PositionedStream(BlockingStream<TrackedEventMessage<?>> stream, TokenIndexes indexes) {
    this.stream = stream;
    this.indexes = indexes;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return stream.peek().map(this::positioned);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    return stream.hasNextAvailable(timeout, unit);
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    return positioned(stream.nextAvailable());
  }

  private TrackedEventMessage<?> positioned(TrackedEventMessage<?> event) {
    long position = indexes.position(event.trackingToken());
    TrackedEventMessage<?> unsalted =
        (TrackedEventMessage<?>) event.withMetaData(LogMessages.withoutSalts(event.getMetaData()));
    return unsalted.withTrackingToken(new GlobalSequenceTrackingToken(position));
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    return stream.setOnAvailableCallback(callback);
  }

  @Override
  public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
    stream.skipMessagesWithPayloadTypeOf(ignored);
  }

  @Override
  public void close() {
    stream.close();
  }
}
