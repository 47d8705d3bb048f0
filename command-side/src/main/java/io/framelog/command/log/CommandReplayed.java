package io.framelog.command.log;

import io.framelog.log.CommandOutcome;

/**
 * Ends the unit of work of a command that turned out, under the head lock, to have been done
 * before; the command bus answers with the outcome.
 */
final class CommandReplayed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CommandOutcome outcome;

  CommandReplayed(CommandOutcome outcome) {
    super("the command was done before", null, false, false);
    this.outcome = outcome;
  }

  CommandOutcome outcome() {
    return outcome;
  }
}
