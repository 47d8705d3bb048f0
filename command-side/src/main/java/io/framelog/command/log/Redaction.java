package io.framelog.command.log;

import org.jspecify.annotations.Nullable;

/** What an event is to say from now on; null leaves a text as it is. */
public record Redaction(long position, @Nullable String payload, @Nullable String metadata) {}
