package io.framelog.dataset.commands;

/** A command to one dataset. */
public sealed interface DatasetCommand
    permits ChangeSelection, DefineDataset, SealSnapshot, TakeSnapshot {
  /** The dataset's id: UUIDv5 of its name. */
  String datasetId();
}
