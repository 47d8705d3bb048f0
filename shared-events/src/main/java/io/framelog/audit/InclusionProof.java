package io.framelog.audit;

import java.util.List;

/**
 * A path of RFC 6962, section 2.1.1; all hashes are hexadecimal.
 *
 * @param index the leaf's: the event's position - 1
 * @param size how many events the tree is of
 * @param leaf the hash of the leaf
 * @param path from the leaf upwards
 * @param root what they hash to
 */
public record InclusionProof(long index, long size, String leaf, List<String> path, String root) {}
