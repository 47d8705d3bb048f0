package io.framelog.command.log;

import io.framelog.log.CommandOutcome;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a command, kept in its unit of work: the storage engine takes the command's
 * identity from here and leaves the outcome here for the command bus.
 */
final class CommandInFlight {
  private static final String RESOURCE = CommandInFlight.class.getName();

  private final String commandId;
  private final String fingerprint;
  private final Map<String, Long> beliefs = new HashMap<>();
  private final @Nullable String presumedNew;
  private @Nullable CommandOutcome outcome;

  /**
   * @param presumedNew the aggregate that is taken for not there without a look at the log, or null
   */
  CommandInFlight(String commandId, String fingerprint, @Nullable String presumedNew) {
    this.commandId = commandId;
    this.fingerprint = fingerprint;
    this.presumedNew = presumedNew;
  }

  void attachTo(UnitOfWork<?> unitOfWork) {
    unitOfWork.resources().put(RESOURCE, this);
  }

  /** The command that the current unit of work handles, or null outside the command bus. */
  static @Nullable CommandInFlight current() {
    return CurrentUnitOfWork.isStarted()
        ? CurrentUnitOfWork.get().root().getResource(RESOURCE)
        : null;
  }

  String commandId() {
    return commandId;
  }

  String fingerprint() {
    return fingerprint;
  }

  boolean presumesNew(String aggregateId) {
    return aggregateId.equals(presumedNew);
  }

  /**
   * The decision rests on an aggregate as it was at a sequence, which the log may be beyond; -1 for
   * one that is taken for not there.
   */
  void believes(String aggregateId, long sequence) {
    beliefs.put(aggregateId, sequence);
  }

  /** The last sequence of each aggregate that did not come from the log just now. */
  Map<String, Long> beliefs() {
    return beliefs;
  }

  void completed(CommandOutcome appended) {
    outcome = appended;
  }

  /** What was appended, or null when there was nothing to append. */
  @Nullable CommandOutcome outcome() {
    return outcome;
  }
}
