package io.framelog.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs, newest first, without their errors.
 *
 * @param next the id to pass as {@code before} for the next page, or null at the end
 */
public record JobList(List<JobView> jobs, @Nullable String next) {
  public JobList {
    jobs = List.copyOf(jobs);
  }
}
