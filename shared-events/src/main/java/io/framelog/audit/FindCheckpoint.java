package io.framelog.audit;

import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of the first {@code size} events; without size, of all that the tree holds now.
 * Answer: {@link Checkpoint}; a size that the log does not reach: {@code position-beyond-head}.
 */
public record FindCheckpoint(@Nullable Long size, @Nullable Long minPosition) {}
