package io.framelog.projection;

/**
 * What a projection has put aside, beyond a position (0 for all), at most {@code limit} (1-1,000).
 * Answer: {@link DeadLetterPage}; no such projection: {@code projection-not-found}.
 */
public record ListDeadLetters(String projection, long after, int limit) {}
