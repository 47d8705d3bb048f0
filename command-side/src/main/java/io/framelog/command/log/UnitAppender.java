package io.framelog.command.log;

import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogAppender;
import java.util.Optional;

/** An appender that says whether a unit was new, and keeps the records of what was done. */
public interface UnitAppender extends LogAppender, CommandRecords {
  /** As {@link #append}, with the same failures. */
  AppendReceipt submit(AppendUnit unit);

  @Override
  default CommandOutcome append(AppendUnit unit) {
    return submit(unit).outcome();
  }

  @Override
  default Optional<CommandOutcome> outcome(String commandId) {
    return recorded(commandId).map(RecordedCommand::outcome);
  }
}
