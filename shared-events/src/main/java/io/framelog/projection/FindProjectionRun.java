package io.framelog.projection;

/** One run. Answer: {@link ProjectionRun}; without one: {@code run-not-found}. */
public record FindProjectionRun(String projection, String runId) {}
