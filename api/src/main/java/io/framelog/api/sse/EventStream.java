package io.framelog.api.sse;

import java.io.IOException;
import java.time.Duration;

/** One client that watches; for the thread of its session. */
public final class EventStream {
  private final ClientWriter writer;
  private final StreamMeters meters;
  private final long heartbeatNanos;
  private long lastSent = System.nanoTime();

  EventStream(ClientWriter writer, StreamMeters meters, Duration heartbeat) {
    this.writer = writer;
    this.meters = meters;
    this.heartbeatNanos = heartbeat.toNanos();
  }

  /**
   * Sends some events.
   *
   * @param frames events in the form that {@link Frames} gives them
   * @param count how many there are
   * @throws IOException when the client has gone, or does not read
   */
  public void send(byte[] frames, int count) throws IOException, InterruptedException {
    writer.write(frames);
    lastSent = System.nanoTime();
    meters.sent(count);
  }

  /** Tells a client that is too slow so; it may come back with the last id that it has. */
  public void drop(long position) throws IOException, InterruptedException {
    meters.dropped();
    writer.write(
        Frames.event("dropped", "{\"reason\":\"too-slow\",\"position\":" + position + "}"));
  }

  /** How long nothing need be sent; zero or less when a heartbeat is due. */
  public Duration untilHeartbeat() {
    return Duration.ofNanos(lastSent + heartbeatNanos - System.nanoTime());
  }
}
