package io.framelog.projection;

/**
 * Builds the projection anew beside the live one and switches when it has caught up. The outcome's
 * {@code ids} hold the {@code runId}; while another run of the projection is under way: {@code
 * projection-busy}.
 */
public record RebuildProjection(String projection) implements ProjectionCommand {}
