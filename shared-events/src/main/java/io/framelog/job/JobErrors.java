package io.framelog.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a job's errors.
 *
 * @param failed how many items failed in all; beyond 10,000 their errors are not kept
 * @param next what to pass as {@code after} for the next page, or null at the end
 */
public record JobErrors(List<JobError> errors, long failed, @Nullable Long next) {
  public JobErrors {
    errors = List.copyOf(errors);
  }
}
