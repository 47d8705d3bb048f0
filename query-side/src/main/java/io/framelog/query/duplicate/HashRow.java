package io.framelog.query.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code near_hash} as it is now.
 *
 * @param images how many live images have the hash; 0 when the row is to go
 * @param nearest how far the nearest other hash is, null when none is within the limit
 */
record HashRow(HashKey key, int images, @Nullable Integer nearest) {}
