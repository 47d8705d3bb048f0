package io.framelog.bench.log;

import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** How fast the log is read from its middle, and how soon an append reaches a waiting reader. */
final class ReadBenchmark {
  private static final int APPENDS = 200;
  private static final int BATCH = 1_000;
  private static final int BATCHES = 100;

  private final Side framelog;
  private final Images images;
  private final LogReader log;

  ReadBenchmark(Side framelog, Images images) {
    this.framelog = framelog;
    this.images = images;
    this.log = framelog.bean(LogReader.class);
  }

  void run(Report report) throws Exception {
    long head = log.head().position();
    stream(head / 3);
    report.figure(
        "reading by position, batches of 1,000, %,d events in the log".formatted(head),
        "%,.0f events/s".formatted(stream(head / 2)));
    double[] millis = reaction();
    report.figure(
        "append to visible at a waiting stream, at rest (bar: 20 ms)",
        "p50 %.1f ms, p99 %.1f ms, of which the append itself p50 %.1f ms"
            .formatted(millis[0], millis[1], millis[2]));
  }

  private double stream(long after) {
    long begin = System.nanoTime();
    long position = after;
    long events = 0;
    for (int i = 0; i < BATCHES; i++) {
      List<LoggedEvent> batch = log.read(LogQuery.all(position, BATCH));
      if (batch.isEmpty()) {
        break;
      }
      events += batch.size();
      position = batch.getLast().position();
    }
    return events * 1e9 / (System.nanoTime() - begin);
  }

  /** Milliseconds from the answer of an append to the event's being handed to a waiting reader. */
  private double[] reaction() throws Exception {
    double[] seen = new double[APPENDS];
    double[] appends = new double[APPENDS];
    EventStore events = framelog.bean(EventStore.class);
    try (BlockingStream<TrackedEventMessage<?>> stream =
        events.openStream(new GlobalSequenceTrackingToken(log.head().position()))) {
      for (int i = 0; i < APPENDS; i++) {
        long[] at = new long[1];
        Thread reader =
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        if (stream.hasNextAvailable(5, TimeUnit.SECONDS)) {
                          stream.nextAvailable();
                          at[0] = System.nanoTime();
                        }
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    });
        Thread.sleep(20); // at rest
        long begin = System.nanoTime();
        framelog.register(images);
        appends[i] = (System.nanoTime() - begin) / 1e6;
        reader.join();
        seen[i] = (at[0] - begin) / 1e6;
      }
    }
    Arrays.sort(seen);
    Arrays.sort(appends);
    return new double[] {seen[APPENDS / 2], seen[APPENDS * 99 / 100], appends[APPENDS / 2]};
  }
}
