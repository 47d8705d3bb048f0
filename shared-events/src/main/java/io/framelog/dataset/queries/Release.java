package io.framelog.dataset.queries;

import java.time.Instant;

/** A tag that names a snapshot for ever. */
public record Release(String tag, Instant releasedAt) {}
