package io.framelog.projection;

import org.jspecify.annotations.Nullable;

/**
 * Gives up one event for this projection, for good, and then handles what waited behind it. Only
 * the first of an image or dataset can be given up, else {@code dead-letter-waits}. The outcome's
 * {@code ids} hold how many were {@code handled} and how many are {@code left}.
 *
 * @param reason kept with who did it and when; {@code reason-invalid} without one
 */
public record DiscardDeadLetter(String projection, long position, @Nullable String reason)
    implements ProjectionCommand {}
