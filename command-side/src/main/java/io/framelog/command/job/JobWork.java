package io.framelog.command.job;

import org.jspecify.annotations.Nullable;

/**
 * One kind of job: does the next part of it from a cursor; called off any unit of work and any
 * transaction, never two at once for one job.
 */
public interface JobWork {
  /** The kind as it stands in the job, for instance {@code import}. */
  String kind();

  /**
   * Does the next part, a second or so of work. Everything it does must be repeatable: after a
   * crash, an outage or a lost lease the same part is done again from the same cursor.
   *
   * @param cursor what the last step returned, null for the first
   * @throws Exception an outage (a rejection of kind UNAVAILABLE, a transient database error) has
   *     the step repeated later; any other failure ends the job as FAILED
   */
  JobStep next(RunningJob job, @Nullable String cursor) throws Exception;
}
