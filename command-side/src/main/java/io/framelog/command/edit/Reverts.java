package io.framelog.command.edit;

import io.framelog.command.job.Jobs;
import io.framelog.command.selection.Selections;
import io.framelog.edit.RevertEdits;
import io.framelog.log.Decision;
import io.framelog.selection.SelectionSpec;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.stereotype.Component;

/** Checks reverts of somebody's edits and submits them. */
@Component
class Reverts {
  private final Jobs jobs;

  Reverts(Jobs jobs) {
    this.jobs = jobs;
  }

  @CommandHandler
  Decision handle(RevertEdits command, CommandMessage<?> message) {
    return jobs.submit(
        RevertEdits.KIND, message.getIdentifier(), checked(command), message.getMetaData());
  }

  static RevertEdits checked(RevertEdits command) {
    RevertMustBeClear.check(command);
    SelectionSpec selection = command.selection();
    return new RevertEdits(
        command.by(),
        command.fromPosition(),
        command.toPosition(),
        selection == null ? null : Selections.normalised(selection));
  }

  /** The last position that may be undone, when the log ended at {@code head}. */
  static long last(RevertEdits revert, long head) {
    return revert.toPosition() == null ? head : Math.min(revert.toPosition(), head);
  }
}
