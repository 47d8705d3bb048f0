package io.framelog.audit;

import org.jspecify.annotations.Nullable;

/**
 * The checkpoints that were kept, by size, those larger than {@code after}. Answer: {@link
 * CheckpointPage}.
 *
 * @param limit 1..1000
 */
public record ListCheckpoints(long after, int limit, @Nullable Long minPosition) {}
