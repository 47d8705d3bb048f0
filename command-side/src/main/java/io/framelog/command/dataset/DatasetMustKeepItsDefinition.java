package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.selection.SelectionSpec;

/** Defining a dataset again says the same as before; another selection is another command. */
final class DatasetMustKeepItsDefinition {
  private DatasetMustKeepItsDefinition() {}

  static void check(String name, SelectionSpec current, SelectionSpec wanted) {
    if (!current.equals(wanted)) {
      throw new CommandRejected(
          ErrorCode.DATASET_EXISTS, "Dataset " + name + " exists with another selection");
    }
  }
}
