package io.framelog.command.log;

import io.framelog.log.CommandOutcome;

/** A command whose sender was told that it is durable, and at which positions. */
record Acknowledged(String commandId, long first, long last) {
  static Acknowledged of(String commandId, CommandOutcome outcome) {
    return new Acknowledged(commandId, outcome.firstPosition(), outcome.position());
  }
}
