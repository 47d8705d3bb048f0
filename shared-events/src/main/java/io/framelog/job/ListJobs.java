package io.framelog.job;

import org.jspecify.annotations.Nullable;

/**
 * Asks for jobs, newest first: a {@link JobList}.
 *
 * @param state only those in this state, null for any
 * @param kind only those of this kind, null for any
 * @param before only those older than the job of this id; null for the newest
 * @param limit how many at most, 1 to 500
 */
public record ListJobs(
    @Nullable JobState state, @Nullable String kind, @Nullable String before, int limit) {
  /** The most jobs of one page. */
  public static final int MOST = 500;
}
