package io.framelog.command.log;

import java.util.Optional;

/** What is remembered of commands that were done. */
public interface CommandRecords {
  /** The command of this id with its outcome, if it was done before. */
  Optional<RecordedCommand> recorded(String commandId);
}
