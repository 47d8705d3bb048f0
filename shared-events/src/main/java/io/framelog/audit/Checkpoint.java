package io.framelog.audit;

import org.jspecify.annotations.Nullable;

/**
 * What the first {@code size} events of the log hash to. Whoever keeps one can show later whether
 * any of them has changed.
 *
 * @param size how many events, 0 or more
 * @param root the root of the RFC 6962 tree over their leaves, hexadecimal
 * @param time when the last of them was recorded, as {@link SealedTime} writes it; null for none
 * @param logId which log it is
 * @param epoch the log's count of deliberate breaks, as of the making of this checkpoint
 */
public record Checkpoint(long size, String root, @Nullable String time, String logId, long epoch) {}
