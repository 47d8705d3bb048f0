package io.framelog.dataset.queries;

import java.time.Instant;

/** An image that a dataset no longer gives out; {@code position} is where the log says so. */
public record Retraction(String imageId, String reason, long position, Instant retractedAt) {}
