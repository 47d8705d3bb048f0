package io.framelog.log;

import java.util.Optional;

/**
 * Appending to the log: one call is one unit, written whole or not at all, with the command's
 * outcome beside it so that a repeated command finds its answer.
 */
public interface LogAppender {
  /**
   * Appends and returns when the unit is durable.
   *
   * @throws org.axonframework.modelling.command.ConcurrencyException when another command has taken
   *     a sequence of the same aggregate
   * @throws io.framelog.error.CommandRejected with {@code log-busy} or {@code log-unavailable}
   */
  CommandOutcome append(AppendUnit unit);

  /** What the command of this id did before, if anything. */
  Optional<CommandOutcome> outcome(String commandId);
}
