package io.framelog.command.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job's row as the node reads it that claims it.
 *
 * @param fence counts the claims; only the holder of the latest may write
 * @param setbacks failed tries of the step at the cursor
 * @param crashes nodes that were lost with that step
 */
record ClaimedJob(
    UUID jobId,
    String kind,
    String spec,
    String metadata,
    long position,
    @Nullable String cursor,
    long fence,
    int setbacks,
    int crashes) {}
