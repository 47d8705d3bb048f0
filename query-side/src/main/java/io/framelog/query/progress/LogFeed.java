package io.framelog.query.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the log as the processors do, upcast, for those who read it again. */
@Component
public class LogFeed {
  private static final int PATIENCE_SECONDS = 10;

  // Axon's configuration is made from what asks for this.
  private final ObjectProvider<Configuration> axon;

  LogFeed(ObjectProvider<Configuration> axon) {
    this.axon = axon;
  }

  /** The events beyond a position, from 0 for all. */
  public Events after(long position) {
    return new Events(
        axon.getObject().eventStore().openStream(new GlobalSequenceTrackingToken(position)));
  }

  /** The one event at a position. */
  PositionedEvent at(long position) {
    try (Events events = after(position - 1)) {
      return events.next(position, 1).getFirst();
    }
  }

  /** Events in log order; to be closed. */
  public static final class Events implements AutoCloseable {
    private final BlockingStream<TrackedEventMessage<?>> stream;

    private Events(BlockingStream<TrackedEventMessage<?>> stream) {
      this.stream = stream;
    }

    /**
     * The next events.
     *
     * @param last none beyond this position, which the log has
     * @param limit at most so many, from 1
     * @return at least one
     */
    public List<PositionedEvent> next(long last, int limit) {
      List<PositionedEvent> events = new ArrayList<>();
      try {
        while (events.size() < limit && (events.isEmpty() || events.getLast().position() < last)) {
          if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the log does not give its events up to " + last);
          }
          events.add(PositionedEvent.of(stream.nextAvailable()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reading the log", e);
      }
      return events;
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
