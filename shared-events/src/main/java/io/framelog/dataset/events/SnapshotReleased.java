package io.framelog.dataset.events;

import org.axonframework.serialization.Revision;

/** The sealed snapshot is known by this tag from now on. */
@Revision("1")
public record SnapshotReleased(String datasetId, String snapshotId, String tag)
    implements DatasetEdit {}
