package io.framelog.dataset.commands;

import org.jspecify.annotations.Nullable;

/** A command to one dataset. */
public sealed interface DatasetCommand
    permits ChangeSelection,
        DefineDataset,
        ReinstateImages,
        ReleaseSnapshot,
        RetractImages,
        SealSnapshot,
        TakeSnapshot {
  /** The dataset's id: UUIDv5 of its name. */
  String datasetId();

  /** The version that the sender saw, or null to decide on whatever is there. */
  default @Nullable Long expectedVersion() {
    return null;
  }
}
