package io.framelog.query.duplicate;

/** A hash and the algorithm that it is from; hashes of different algorithms do not compare. */
record HashKey(String algorithm, long hash) {}
