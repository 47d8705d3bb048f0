package io.framelog.api.run;

import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Queries;
import io.framelog.imports.StartImport;
import io.framelog.job.FindJob;
import io.framelog.job.JobError;
import io.framelog.job.JobView;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Submits an import as a job, as anybody may over HTTP, and shows how far it is. */
@Component
class ImportWatch {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Commands commands;
  private final Queries queries;

  ImportWatch(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /** The job when it is over; interrupted, the job goes on without being watched. */
  JobView run(StartImport files, CommandContext context, Console console)
      throws InterruptedException {
    long start = System.nanoTime();
    String jobId = Objects.requireNonNull(commands.send(files, context).ids().get("jobId"));
    Watched watched = new Watched(find(jobId));
    Ticker.during(watched::toTheEnd, () -> counts(watched.job), console);
    JobView job = watched.job;
    console.line("%s in %.1f s", counts(job), (System.nanoTime() - start) / 1e9);
    tellFailures(job, console);
    return job;
  }

  /** A job as it was seen last. */
  private final class Watched {
    private volatile JobView job;

    Watched(JobView job) {
      this.job = job;
    }

    void toTheEnd() throws InterruptedException {
      while (!job.state().isFinal()) {
        Thread.sleep(LOOK);
        job = find(job.jobId());
      }
    }
  }

  private JobView find(String jobId) {
    return queries.ask(new FindJob(jobId), JobView.class);
  }

  private static String counts(JobView job) {
    return "registered %,d of %,d, there already %,d, failed %,d"
        .formatted(job.changed(), job.done(), job.skipped(), job.failed());
  }

  private static void tellFailures(JobView job, Console console) {
    for (JobError error : job.errors()) {
      console.line("failed: %s: %s: %s", error.item(), error.code(), error.detail());
    }
    if (job.moreErrors()) {
      console.line("more failures: GET /v1/jobs/%s/errors", job.jobId());
    }
    JobError failure = job.failure();
    if (failure != null) {
      console.line("the import broke off: %s: %s", failure.code(), failure.detail());
    }
  }
}
