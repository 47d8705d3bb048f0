package io.framelog.dataset.events;

/**
 * What people did with a dataset: each one counts up its version. The seal, which a machine adds,
 * does not, so that it makes nobody's command stale.
 */
public sealed interface DatasetEdit extends DatasetEvent
    permits DatasetDefined,
        ImagesReinstated,
        ImagesRetracted,
        SelectionChanged,
        SnapshotReleased,
        SnapshotTaken {}
