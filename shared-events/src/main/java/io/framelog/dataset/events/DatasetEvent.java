package io.framelog.dataset.events;

/** A fact about one dataset. */
public sealed interface DatasetEvent
    permits DatasetDefined, SelectionChanged, SnapshotSealed, SnapshotTaken {
  String datasetId();
}
