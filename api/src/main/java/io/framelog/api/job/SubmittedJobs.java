package io.framelog.api.job;

import io.framelog.api.query.Queries;
import io.framelog.job.FindJob;
import io.framelog.job.JobView;
import io.framelog.log.CommandOutcome;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers requests that submitted a job: 202, the job as it stands, and where to watch it. */
@Component
public class SubmittedJobs {
  private final Queries queries;

  SubmittedJobs(Queries queries) {
    this.queries = queries;
  }

  /**
   * The answer to a submission.
   *
   * @param submitted the command's outcome; its {@code ids} hold the {@code jobId}
   */
  public ResponseEntity<JobBody> answer(CommandOutcome submitted) {
    String jobId = Objects.requireNonNull(submitted.ids().get("jobId"));
    return ResponseEntity.accepted()
        .location(URI.create("/v1/jobs/" + jobId))
        .body(JobBody.of(queries.ask(new FindJob(jobId), JobView.class)));
  }
}
