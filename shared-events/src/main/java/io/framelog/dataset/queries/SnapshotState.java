package io.framelog.dataset.queries;

/** A snapshot is taken at once and sealed in the background. */
public enum SnapshotState {
  SEALING,
  SEALED
}
