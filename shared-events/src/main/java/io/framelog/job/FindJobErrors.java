package io.framelog.job;

/**
 * Asks for a job's errors in the order in which they came: a {@link JobErrors}. Only the first
 * 10,000 of a job are kept. Refused with {@code job-not-found}.
 *
 * @param after how many to leave out: 0, or a page's {@code next}
 * @param limit how many at most, 1 to 1,000
 */
public record FindJobErrors(String jobId, long after, int limit) {
  /** The most errors of one page. */
  public static final int MOST = 1_000;
}
