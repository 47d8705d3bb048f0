package io.framelog.projection;

/**
 * Compares the live projection with one that is built anew beside it. The outcome's {@code ids}
 * hold the {@code runId}; while another run of the projection is under way: {@code
 * projection-busy}.
 */
public record VerifyProjection(String projection) implements ProjectionCommand {}
