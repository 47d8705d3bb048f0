package io.framelog.dataset.events;

import io.framelog.selection.SelectionSpec;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The dataset was frozen as of a position, with the selection of that moment. {@code
 * canonicalVersion} names the form of the items that the digest is over.
 */
@Revision("1")
public record SnapshotTaken(
    String datasetId,
    String snapshotId,
    @Nullable String name,
    long position,
    SelectionSpec selection,
    int canonicalVersion)
    implements DatasetEdit {}
