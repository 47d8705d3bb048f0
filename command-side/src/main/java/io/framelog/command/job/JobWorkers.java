package io.framelog.command.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The threads of this node that run jobs. They start last and stop first. */
@Component
@Conditional(CommandRole.class)
class JobWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);
  private static final long STOP_MILLIS = 10_000;

  private final JobRunner runner;
  private final JobLeases leases;
  private final JobSignal signal;
  private final JobSettings settings;
  private final List<Thread> workers = new ArrayList<>();
  private Thread heartbeat = Thread.currentThread();
  private volatile boolean running;

  JobWorkers(JobRunner runner, JobLeases leases, JobSignal signal, JobSettings settings) {
    this.runner = runner;
    this.leases = leases;
    this.signal = signal;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    heartbeat = Thread.ofPlatform().name("job-leases").daemon().start(leases::keep);
    for (int i = 1; i <= settings.workers(); i++) {
      workers.add(Thread.ofPlatform().name("job-worker-" + i).start(this::work));
    }
  }

  private void work() {
    try {
      while (running) {
        if (!worked()) {
          signal.await(settings.poll().toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean worked() throws InterruptedException {
    try {
      return runner.runNext(() -> running);
    } catch (RuntimeException e) {
      // Not even the outage could be written down: the lease brings the job back.
      log.warn("jobs pause: {}", e.getMessage(), e);
      Thread.sleep(settings.poll());
      return true;
    }
  }

  @Override
  public void stop() {
    running = false;
    leases.stopAll();
    try {
      for (Thread worker : workers) {
        if (!worker.join(Duration.ofMillis(STOP_MILLIS))) {
          worker.interrupt();
          worker.join(STOP_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.clear();
    heartbeat.interrupt();
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
