package io.framelog.projection;

/** The last runs of a projection, newest first. Answer: {@link ProjectionRuns}. */
public record ListProjectionRuns(String projection) {}
