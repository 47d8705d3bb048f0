package io.framelog.command.job;

import io.framelog.job.JobError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call did. The counts are of this step alone; they are written with the cursor in one
 * transaction after the step.
 *
 * @param cursor where the next step begins; null when the job is done
 * @param done items that were looked at
 * @param changed of these, those for which the log has an event now
 * @param skipped of these, those that were so already
 * @param failed of these, those that were refused
 * @param errors why; those beyond the 10,000 that are kept of a job only count
 * @param total how many items the job has, once that is known
 * @param result laid over what the job has to tell so far, key by key
 */
public record JobStep(
    @Nullable String cursor,
    long done,
    long changed,
    long skipped,
    long failed,
    List<JobError> errors,
    @Nullable Long total,
    Map<String, Object> result) {
  public JobStep {
    errors = List.copyOf(errors);
    result = Map.copyOf(result);
  }

  /** A step of preparation: no item was looked at. */
  public static JobStep prepared(@Nullable String cursor, @Nullable Long total) {
    return new JobStep(cursor, 0, 0, 0, 0, List.of(), total, Map.of());
  }
}
