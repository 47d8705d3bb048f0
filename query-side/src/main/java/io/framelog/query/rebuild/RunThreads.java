package io.framelog.query.rebuild;

import io.framelog.projection.ProjectionRun.Kind;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * A thread for each run of this node, and one that renews their leases. When the node stops, its
 * runs fail; when it dies, their leases run out.
 */
@Component
class RunThreads implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(RunThreads.class);
  private static final long RENEW_MILLIS = 500;
  private static final int STOP_SECONDS = 10;

  private final RunTable table;
  private final ExecutorService runs =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("upkeep-", 1).factory());
  private final ScheduledExecutorService leases =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upkeep-leases").factory());

  RunThreads(RunTable table) {
    this.table = table;
  }

  void start(Run run, ProjectionUpkeep upkeep, Kind kind) {
    runs.execute(() -> work(run, upkeep, kind));
  }

  private void work(Run run, ProjectionUpkeep upkeep, Kind kind) {
    ScheduledFuture<?> lease =
        leases.scheduleWithFixedDelay(
            () -> renew(run), RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS);
    String error = null;
    try {
      switch (kind) {
        case REBUILD -> upkeep.rebuild(run);
        case VERIFY -> upkeep.verify(run);
      }
    } catch (RuntimeException e) {
      error = e.toString();
      LOG.error("{} of projection {} failed; the live one stays", kind, upkeep.projection(), e);
    } finally {
      lease.cancel(false);
    }
    // An interruption has done its work; the last note still has to be written.
    boolean interrupted = Thread.interrupted();
    try {
      table.end(run, error);
      LOG.info(
          "{} of projection {} has ended at position {}, {} of {} compared differ",
          kind,
          upkeep.projection(),
          run.position(),
          run.differences(),
          run.compared());
    } catch (RuntimeException e) {
      LOG.error("The end of a run of projection {} cannot be noted", upkeep.projection(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void renew(Run run) {
    try {
      if (!table.renew(run)) {
        run.lose();
      }
    } catch (RuntimeException e) {
      // Tried again in a moment; a scheduled task that throws would never run again.
      LOG.warn("Cannot renew the lease of a run: {}", e.toString());
    }
  }

  @Override
  public void destroy() {
    runs.shutdownNow();
    try {
      if (!runs.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A run does not end; its lease will run out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leases.shutdownNow();
  }
}
