package io.framelog.enrichment.task;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads of this node that work tasks off. They start last and stop first. */
@Component
@EnableConfigurationProperties(EnrichmentSettings.class)
class EnrichmentWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(EnrichmentWorkers.class);
  private static final long STOP_MILLIS = 20_000;

  private final TaskQueue queue;
  private final TaskRunner runner;
  private final WorkSignal signal;
  private final EnrichmentSettings settings;
  private final Timer timer;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  EnrichmentWorkers(
      TaskQueue queue,
      TaskRunner runner,
      WorkSignal signal,
      EnrichmentSettings settings,
      ObjectProvider<MeterRegistry> registry) {
    this.queue = queue;
    this.runner = runner;
    this.signal = signal;
    this.settings = settings;
    this.timer =
        Timer.builder("framelog.enrichment.batch")
            .description("time for one batch of claimed tasks")
            .register(registry.getIfAvailable(() -> Metrics.globalRegistry));
  }

  @Override
  public void start() {
    running = true;
    for (int i = 1; i <= settings.workers(); i++) {
      threads.add(Thread.ofPlatform().name("enrichment-worker-" + i).start(this::work));
    }
  }

  private void work() {
    while (running) {
      try {
        List<Task> tasks = queue.claim(settings.batch(), settings.lease());
        if (tasks.isEmpty()) {
          signal.await(settings.poll().toMillis());
        } else {
          // there may be more than one batch: let a colleague look
          signal.wake();
          timer.record(() -> runner.run(tasks));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // the claim failed or settling did: the lease brings the tasks back
        log.warn("enrichment pauses: {}", e.getMessage(), e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(settings.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    for (Thread thread : threads) {
      try {
        thread.join(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1;
  }
}
