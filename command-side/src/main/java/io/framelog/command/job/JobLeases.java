package io.framelog.command.job;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The jobs that this node holds. Renewing their leases brings the news of cancellations; without
 * the database a lease ends by itself, here as in the table.
 */
@Component
class JobLeases {
  private static final Logger log = LoggerFactory.getLogger(JobLeases.class);

  private final Set<HeldJob> held = ConcurrentHashMap.newKeySet();
  private final JobTable table;
  private final JobSettings settings;

  JobLeases(JobTable table, JobSettings settings) {
    this.table = table;
    this.settings = settings;
  }

  void hold(HeldJob job) {
    held.add(job);
  }

  void letGo(HeldJob job) {
    held.remove(job);
  }

  int count() {
    return held.size();
  }

  void stopAll() {
    held.forEach(HeldJob::stop);
  }

  /** Renews the leases until the thread is interrupted. */
  void keep() {
    try {
      while (true) {
        Thread.sleep(settings.heartbeat());
        held.forEach(this::renew);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew(HeldJob job) {
    long now = System.nanoTime();
    try {
      boolean goesOn =
          table.renew(job.claimed(), settings.lease()).map(cancelling -> !cancelling).orElse(false);
      if (!goesOn) {
        job.stop();
      }
      job.renewed(now);
    } catch (RuntimeException e) {
      log.warn("cannot renew the lease of job {}: {}", job.jobId(), e.getMessage());
    }
  }
}
