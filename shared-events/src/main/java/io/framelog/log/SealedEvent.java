package io.framelog.log;

/** An event with what seals its two texts for auditors; each can be erased by itself. */
public record SealedEvent(LoggedEvent event, Seal payload, Seal metadata) {}
