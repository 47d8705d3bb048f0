package io.framelog.job;

/**
 * Ends a job early: between two of its steps, or within one that looks. What was done stays done.
 * Cancelling again is a success. Refused with {@code job-not-found} and, when the job ended by
 * itself, {@code job-finished}.
 */
public record CancelJob(String jobId) {}
