package io.framelog.log;

/** An event that is about to be appended; payload and metadata are JSON text. */
public record NewEvent(
    String eventId,
    String type,
    String revision,
    String aggregateType,
    String aggregateId,
    long sequence,
    String payload,
    String metadata) {}
