package io.framelog.command.job;

import io.framelog.job.JobState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What this node does for jobs, by their kind. */
@Component
class JobMetrics {
  private static final String KIND = "kind";

  private final MeterRegistry registry;

  JobMetrics(ObjectProvider<MeterRegistry> registry, JobLeases leases) {
    this.registry = registry.getIfAvailable(() -> Metrics.globalRegistry);
    this.registry.gauge("framelog.jobs.held", leases, JobLeases::count);
  }

  <T> T timed(String kind, Callable<T> step) throws Exception {
    return registry.timer("framelog.jobs.step", KIND, kind).recordCallable(step);
  }

  void stepped(String kind, JobStep step) {
    items(kind, "changed", step.changed());
    items(kind, "skipped", step.skipped());
    items(kind, "failed", step.failed());
  }

  private void items(String kind, String outcome, long count) {
    registry
        .counter("framelog.jobs.items", KIND, kind, "outcome", outcome)
        .increment((double) count);
  }

  void postponed(String kind) {
    registry.counter("framelog.jobs.postponed", KIND, kind).increment();
  }

  void ended(String kind, JobState state) {
    registry
        .counter("framelog.jobs.ended", KIND, kind, "state", state.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
