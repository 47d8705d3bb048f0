package io.framelog.dataset.events;

import org.axonframework.serialization.Revision;

/** The snapshot holds this many items, and this is the Merkle root over them (hexadecimal). */
@Revision("1")
public record SnapshotSealed(String datasetId, String snapshotId, long count, String root)
    implements DatasetEvent {}
