package io.framelog.projection;

/**
 * Handles what the projection has put aside of one image or dataset, in log order, until one fails
 * again. The outcome's {@code ids} hold how many were {@code handled} and how many are {@code
 * left}.
 *
 * @param position of any of them; {@code dead-letter-not-found} when nothing is put aside there
 */
public record RetryDeadLetter(String projection, long position) implements ProjectionCommand {}
