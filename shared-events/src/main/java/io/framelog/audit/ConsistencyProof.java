package io.framelog.audit;

import java.util.List;

/**
 * A path of RFC 6962, section 2.1.2.
 *
 * @param from the size of the older tree
 * @param to the size of the newer tree
 * @param path hashes, hexadecimal; empty when the sizes are equal
 */
public record ConsistencyProof(long from, long to, List<String> path) {}
