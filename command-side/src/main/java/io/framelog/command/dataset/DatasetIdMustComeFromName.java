package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;

/** A dataset's id is derived from its name, so that no name is ever taken twice. */
final class DatasetIdMustComeFromName {
  private DatasetIdMustComeFromName() {}

  static void check(String datasetId, String name) {
    if (!Identities.dataset(name).equals(datasetId)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED, "Dataset " + name + " has another id than " + datasetId);
    }
  }
}
