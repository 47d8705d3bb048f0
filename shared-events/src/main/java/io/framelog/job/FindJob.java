package io.framelog.job;

/** Asks for one job: a {@link JobView}. Refused with {@code job-not-found}. */
public record FindJob(String jobId) {}
