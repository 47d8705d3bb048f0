package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.Rejection;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;

/**
 * Finds out what a command was refused for want of, so that it can be decided again: what only
 * another server knows, and a decision, which does no I/O, cannot ask for. Called outside of any
 * unit of work. What it adds is no part of what the sender asked for: the fingerprint of a repeated
 * command is that of what was sent.
 */
public interface CommandCompletion {
  /**
   * The command with what was missing; empty when this refusal is about something else.
   *
   * @throws CommandRejected when it cannot be found out
   */
  Optional<Object> completed(CommandMessage<?> command, Rejection refusal);
}
