package io.framelog.command.dataset;

/** What a snapshot holds: the count of its items and the Merkle root over them. */
record Seal(long count, String root) {}
