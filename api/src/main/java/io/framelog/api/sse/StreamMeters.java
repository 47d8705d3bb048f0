package io.framelog.api.sse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of the streams of one kind. */
final class StreamMeters {
  private final AtomicInteger open = new AtomicInteger();
  private final Counter sent;
  private final Counter dropped;

  StreamMeters(StreamKind kind, MeterRegistry registry) {
    Gauge.builder("framelog.streams.open", open, AtomicInteger::get)
        .description("Clients that watch")
        .tag("kind", kind.tag())
        .register(registry);
    this.sent =
        Counter.builder("framelog.streams.events")
            .description("Events that were sent to clients that watch")
            .tag("kind", kind.tag())
            .register(registry);
    this.dropped =
        Counter.builder("framelog.streams.dropped")
            .description("Clients that watched and were too slow")
            .tag("kind", kind.tag())
            .register(registry);
  }

  void opened() {
    open.incrementAndGet();
  }

  void closed() {
    open.decrementAndGet();
  }

  void sent(int count) {
    sent.increment(count);
  }

  void dropped() {
    dropped.increment();
  }
}
