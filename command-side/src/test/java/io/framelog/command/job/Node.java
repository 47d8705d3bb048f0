package io.framelog.command.job;

import io.framelog.log.LogReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** What runs jobs on one node, without its threads. */
final class Node {
  private static final Duration SHORT = Duration.ofMillis(300);

  final JobLeases leases;
  final JobRunner runner;

  Node(JobTable table, LogReader log, JobWork... works) {
    JobSettings settings =
        new JobSettings(
            1,
            SHORT,
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            SHORT,
            Duration.ofMillis(1),
            SHORT,
            2,
            8,
            Duration.ofDays(1));
    leases = new JobLeases(table, settings);
    runner =
        new JobRunner(
            provider(List.of(works)),
            table,
            leases,
            log,
            settings,
            new JobMetrics(provider(List.of(new SimpleMeterRegistry())), leases));
  }

  /** One claim and its steps; false when no job waits. */
  boolean runNext() throws InterruptedException {
    return runner.runNext(() -> true);
  }

  /** One claim and one step of it. */
  boolean runStep() throws InterruptedException {
    return runner.runNext(() -> false);
  }

  static <T> ObjectProvider<T> provider(List<? extends T> beans) {
    return new ObjectProvider<>() {
      @Override
      public Stream<T> stream() {
        return beans.stream().map(bean -> (T) bean);
      }

      @Override
      public T getObject() {
        return beans.getFirst();
      }

      @Override
      public T getIfAvailable() {
        return beans.getFirst();
      }
    };
  }
}
