package io.framelog.image.queries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an image. {@code version} is the image's version after it; {@code change} is the
 * event's payload as JSON text.
 */
public record HistoryEntry(
    long position,
    long version,
    String type,
    String actor,
    Instant at,
    @Nullable String reason,
    String change) {}
