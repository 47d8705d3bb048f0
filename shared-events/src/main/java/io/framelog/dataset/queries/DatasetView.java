package io.framelog.dataset.queries;

import io.framelog.selection.SelectionSpec;
import java.time.Instant;
import java.util.List;

/** A dataset as people read it. */
public record DatasetView(
    String datasetId,
    String name,
    SelectionSpec selection,
    Instant createdAt,
    List<SnapshotView> snapshots,
    long position) {}
