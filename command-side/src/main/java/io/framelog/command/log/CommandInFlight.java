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
  private final Map<String, Long> cachedSequences = new HashMap<>();
  private @Nullable CommandOutcome outcome;

  CommandInFlight(String commandId, String fingerprint) {
    this.commandId = commandId;
    this.fingerprint = fingerprint;
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

  /** An aggregate was taken from the cache, which knows it up to a sequence. */
  void decidesOnCached(String aggregateId, long sequence) {
    cachedSequences.put(aggregateId, sequence);
  }

  /** The last sequence known of each aggregate that came from the cache. */
  Map<String, Long> cachedSequences() {
    return cachedSequences;
  }

  void completed(CommandOutcome appended) {
    outcome = appended;
  }

  /** What was appended, or null when there was nothing to append. */
  @Nullable CommandOutcome outcome() {
    return outcome;
  }
}
