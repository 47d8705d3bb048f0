package io.framelog.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as its submitter sees it. The counts are exact, also after a crash: {@code done = changed +
 * skipped + failed} items were looked at.
 *
 * @param kind what sort of work, for instance {@code edit}
 * @param total how many items there are, once that is known
 * @param changed items for which the log has an event now
 * @param skipped items that were so already
 * @param failed items that were refused
 * @param errors why, the first ones
 * @param moreErrors whether there are more than {@code errors}
 * @param position once it is over, the head after its last effect: pass it as {@code minPosition}
 * @param result what the kind of job has to tell besides
 * @param failure the fault that ended a FAILED job
 */
public record JobView(
    String jobId,
    String kind,
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
  public JobView {
    errors = List.copyOf(errors);
    result = Map.copyOf(result);
  }
}
