package io.framelog.dataset.events;

/** A fact about one dataset. */
public sealed interface DatasetEvent permits DatasetEdit, SnapshotSealed {
  String datasetId();
}
