package io.framelog.audit;

import org.jspecify.annotations.Nullable;

/**
 * What shows that the event at {@code position} is among the first {@code size} events; without
 * size, among all that the tree holds now. Answer: {@link InclusionProof}; a position of 0 or less,
 * or beyond the size: {@code position-invalid}; one that the log does not reach: {@code
 * position-beyond-head}.
 */
public record FindInclusionProof(long position, @Nullable Long size, @Nullable Long minPosition) {}
