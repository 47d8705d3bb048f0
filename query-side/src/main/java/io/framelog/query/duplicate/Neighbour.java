package io.framelog.query.duplicate;

/** A hash, how many images have it, and how many bits it differs in from the one asked about. */
record Neighbour(long hash, int images, int distance) {}
