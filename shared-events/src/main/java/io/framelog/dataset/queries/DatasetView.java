package io.framelog.dataset.queries;

import io.framelog.selection.SelectionSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as people read it.
 *
 * @param version the count of what people did with it
 * @param retractedImages how many images it no longer gives out
 * @param retractionPosition where they last changed, null before the first; what it gives out of a
 *     snapshot is the same as long as this is
 */
public record DatasetView(
    String datasetId,
    String name,
    long version,
    SelectionSpec selection,
    Instant createdAt,
    List<SnapshotView> snapshots,
    long retractedImages,
    @Nullable Long retractionPosition,
    long position) {}
