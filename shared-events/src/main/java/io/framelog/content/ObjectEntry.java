package io.framelog.content;

import java.time.Instant;

/** An object in a listing. */
public record ObjectEntry(String key, long bytes, Instant modifiedAt) {}
