package io.framelog.audit;

import org.jspecify.annotations.Nullable;

/**
 * What shows that the first {@code to} events begin with the same {@code from} events that an
 * earlier checkpoint was made of; without {@code to}, all that the tree holds now. Answer: {@link
 * ConsistencyProof}; {@code from} below 1 or beyond {@code to}: {@code position-invalid}; a size
 * that the log does not reach: {@code position-beyond-head}.
 */
public record FindConsistencyProof(long from, @Nullable Long to, @Nullable Long minPosition) {}
