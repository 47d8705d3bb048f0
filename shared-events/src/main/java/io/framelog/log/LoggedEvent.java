package io.framelog.log;

import java.time.Instant;

/**
 * One event exactly as it is stored.
 *
 * @param position dense from 1, in commit order
 * @param type the simple name of the event, for instance {@code TagsEdited}
 * @param sequence the aggregate's own count from 0
 * @param recordedAt when it was appended; never before an earlier event's
 * @param payload the JSON text exactly as written
 * @param metadata the JSON text exactly as written
 */
public record LoggedEvent(
    long position,
    String eventId,
    String type,
    String revision,
    String aggregateType,
    String aggregateId,
    long sequence,
    Instant recordedAt,
    String payload,
    String metadata) {}
