package io.framelog.command.job;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.job.JobError;
import io.framelog.job.JobState;
import io.framelog.log.LogReader;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes a job, does steps of it for a while, writes each down, and gives it back. */
@Component
class JobRunner {
  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  private final Map<String, JobWork> works;
  private final JobTable table;
  private final JobLeases leases;
  private final LogReader events;
  private final JobSettings settings;
  private final JobMetrics metrics;

  JobRunner(
      ObjectProvider<JobWork> works,
      JobTable table,
      JobLeases leases,
      LogReader events,
      JobSettings settings,
      JobMetrics metrics) {
    this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
    this.table = table;
    this.leases = leases;
    this.events = events;
    this.settings = settings;
    this.metrics = metrics;
  }

  /** The kinds of jobs that this node can do; others are left to nodes of a newer build. */
  Set<String> kinds() {
    return works.keySet();
  }

  /** Works on the job that has waited longest; false when none waits. */
  boolean runNext(BooleanSupplier running) throws InterruptedException {
    long now = System.nanoTime();
    ClaimedJob claimed = table.claim(works.keySet(), settings.lease()).orElse(null);
    if (claimed == null) {
      return false;
    }
    HeldJob job = new HeldJob(claimed, now, settings.lease().toNanos());
    leases.hold(job);
    try {
      if (claimed.crashes() > settings.crashes()) {
        end(
            job,
            new JobError(
                "",
                ErrorCode.INTERNAL_ERROR.code(),
                claimed.crashes() + " nodes in a row were lost with the same step"));
      } else {
        run(job, running);
      }
    } catch (LostJob e) {
      log.info("{}", e.getMessage());
    } finally {
      leases.letGo(job);
    }
    return true;
  }

  private void run(HeldJob job, BooleanSupplier running) throws InterruptedException {
    long until = System.nanoTime() + settings.slice().toNanos();
    String cursor = job.claimed().cursor();
    int setbacks = job.claimed().setbacks();
    do {
      JobStep step;
      JobState state;
      try {
        step = next(job, cursor);
        state = table.advance(job.claimed(), step, events.head().position());
      } catch (InterruptedException e) {
        table.release(job.claimed());
        throw e;
      } catch (LostJob e) {
        throw e;
      } catch (Throwable e) { // an error of a step would end every worker that tries it
        settle(job, setbacks, e);
        return;
      }
      metrics.stepped(job.claimed().kind(), step);
      if (state.isFinal()) {
        metrics.ended(job.claimed().kind(), state);
        return;
      }
      cursor = step.cursor();
      setbacks = 0;
    } while (running.getAsBoolean() && System.nanoTime() < until);
    table.release(job.claimed());
  }

  private JobStep next(HeldJob job, @Nullable String cursor) throws Exception {
    JobWork work = works.get(job.claimed().kind());
    if (work == null) {
      throw new IllegalStateException("claimed a job of the unknown kind " + job.claimed().kind());
    }
    return metrics.timed(work.kind(), () -> work.next(job, cursor));
  }

  private void settle(HeldJob job, int setbacks, Throwable failure) {
    if (Outage.is(failure)) {
      Duration wait = settings.retryAfter(setbacks + 1);
      log.warn("job {} goes on in {}: {}", job.jobId(), wait, failure.getMessage());
      metrics.postponed(job.claimed().kind());
      table.postpone(job.claimed(), setbacks + 1, wait);
      return;
    }
    log.error("job {} failed", job.jobId(), failure);
    end(
        job,
        Outage.rejection(failure)
            .map(JobRunner::refusal)
            .orElseGet(
                () -> new JobError("", ErrorCode.INTERNAL_ERROR.code(), failure.toString())));
  }

  private static JobError refusal(Rejection rejection) {
    return new JobError("", rejection.code().code(), rejection.detail());
  }

  private void end(HeldJob job, JobError failure) {
    table.fail(job.claimed(), failure, events.head().position());
    metrics.ended(job.claimed().kind(), JobState.FAILED);
  }
}
