package io.framelog.api.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.job.JobError;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Long work and how far it is.
 *
 * @param total how many items there are, once that is known
 * @param done items that were looked at: changed, skipped (so already) and failed
 * @param errors why items failed, the first 100
 * @param moreErrors whether there are more, at {@code /v1/jobs/{id}/errors}
 * @param position once it is over: pass it as {@code minPosition} to read what it did
 * @param result what this kind of job has to tell besides
 * @param failure the fault that ended a FAILED job
 */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobBody(
    String jobId,
    @Schema(example = "edit") String kind,
    JobState state,
    @Nullable Long total,
    long done,
    long changed,
    long skipped,
    long failed,
    List<JobError> errors,
    boolean moreErrors,
    Instant submittedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Long position,
    Map<String, Object> result,
    @Nullable JobError failure) {

  public static JobBody of(JobView view) {
    return new JobBody(
        view.jobId(),
        view.kind(),
        view.state(),
        view.total(),
        view.done(),
        view.changed(),
        view.skipped(),
        view.failed(),
        view.errors(),
        view.moreErrors(),
        view.submittedAt(),
        view.startedAt(),
        view.finishedAt(),
        view.position(),
        view.result(),
        view.failure());
  }

  /** A page of jobs, newest first, without their errors. */
  @Schema(name = "JobList")
  record Page(List<JobBody> jobs, @Nullable String nextCursor) {}

  /** A page of a job's errors. */
  @Schema(name = "JobErrors")
  record Errors(List<JobError> errors, long failed, @Nullable String nextCursor) {}
}
