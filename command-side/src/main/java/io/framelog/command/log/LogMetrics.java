package io.framelog.command.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** What the appender says of itself: batch size, waiting time, commit time, queue length. */
final class LogMetrics {
  private final MeterRegistry registry;
  private final DistributionSummary batchSize;
  private final Timer wait;
  private final Timer commit;

  LogMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.batchSize =
        DistributionSummary.builder("framelog.log.batch")
            .description("commands written in one transaction")
            .register(registry);
    this.wait =
        Timer.builder("framelog.log.wait")
            .description("time from handing a command's events over to their being written")
            .register(registry);
    this.commit =
        Timer.builder("framelog.log.commit")
            .description("time of one transaction, from the head lock to the commit")
            .register(registry);
  }

  void queue(Collection<?> queue) {
    registry.gauge("framelog.log.queue", queue, Collection::size);
  }

  void waited(PendingUnit unit) {
    wait.record(unit.waitedNanos(), TimeUnit.NANOSECONDS);
  }

  void committed(int units, long nanos) {
    batchSize.record(units);
    commit.record(nanos, TimeUnit.NANOSECONDS);
  }
}
