package io.framelog.dataset.queries;

/** One item: its canonical JSON (RFC 8785) with the member {@code salt} (hexadecimal) added. */
public record SnapshotItem(String imageId, String json) {}
