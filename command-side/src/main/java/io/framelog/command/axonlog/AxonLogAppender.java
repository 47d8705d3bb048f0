package io.framelog.command.axonlog;

import io.framelog.command.log.AppendReceipt;
import io.framelog.command.log.RecordedCommand;
import io.framelog.command.log.UnitAppender;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.NewEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Appends units to an event store that has no notion of commands. Before a unit is published, the
 * command and what it tries are noted; after, its outcome. Whoever finds a command begun but not
 * done looks whether the event of an attempt is there, so that a crash in between loses nothing.
 *
 * <p>Two copies of a command cannot both get in, however slow one is: a copy that has not seen the
 * other's events asks for sequences that these have taken, and one that has seen them finds the
 * attempt behind them. So the store must refuse a sequence that is taken, and write the events of
 * one publication together or not at all.
 */
final class AxonLogAppender implements UnitAppender {
  private final EventStore store;
  private final LogScan scan;
  private final LogMessages messages;
  private final CommandIntents intents;
  private final UnaryOperator<RuntimeException> translation;

  /**
   * @param store without upcasters
   * @param translation makes a {@link ConcurrencyException} of the store's own
   */
  AxonLogAppender(
      EventStore store,
      TokenIndexes indexes,
      LogMessages messages,
      CommandIntents intents,
      UnaryOperator<RuntimeException> translation) {
    this.store = store;
    this.scan = new LogScan(store, indexes);
    this.messages = messages;
    this.intents = intents;
    this.translation = translation;
  }

  @Override
  public AppendReceipt submit(AppendUnit unit) {
    CommandAttempt attempt = CommandAttempt.of(unit);
    if (!intents.begin(attempt, unit.fingerprint())) {
      if (!intents.fingerprint(attempt.commandId()).equals(unit.fingerprint())) {
        throw new CommandRejected(
            ErrorCode.IDEMPOTENCY_KEY_REUSED,
            "command " + unit.commandId() + " was sent before with another content");
      }
      Optional<RecordedCommand> earlier = recorded(unit.commandId());
      if (earlier.isPresent()) {
        return new AppendReceipt(earlier.get().outcome(), true);
      }
      intents.note(attempt);
    }
    try {
      publish(unit);
    } catch (RuntimeException e) {
      return settle(unit, translation.apply(e));
    }
    try {
      return new AppendReceipt(complete(attempt), false);
    } catch (RuntimeException e) {
      throw unknown(e);
    }
  }

  private void publish(AppendUnit unit) {
    List<? extends DomainEventMessage<?>> events =
        unit.events().stream().map(event -> messages.message(event, unit.commandId())).toList();
    // Inside a unit of work the store would wait for its commit, and we for the store.
    OutsideUnitOfWork.run(() -> store.publish(events));
  }

  private CommandOutcome complete(CommandAttempt attempt) {
    return intents.complete(attempt.commandId(), attempt.outcome(scan.head()));
  }

  /** The store refused, or did not say; the events may be there nevertheless, ours or a copy's. */
  private AppendReceipt settle(AppendUnit unit, RuntimeException refusal) {
    boolean conflict;
    try {
      Optional<RecordedCommand> done = recorded(unit.commandId());
      if (done.isPresent()) {
        return new AppendReceipt(done.get().outcome(), true);
      }
      conflict = refusal instanceof ConcurrencyException || isTaken(unit);
    } catch (RuntimeException e) {
      refusal.addSuppressed(e);
      throw unknown(refusal);
    }
    if (conflict) {
      throw new ConcurrencyException(
          "the events were decided on stale state: " + refusal.getMessage(), refusal);
    }
    throw unknown(refusal);
  }

  /** Whether another command has a sequence of this unit, so that it can never get in. */
  private boolean isTaken(AppendUnit unit) {
    Map<String, Long> firsts = new HashMap<>();
    for (NewEvent event : unit.events()) {
      firsts.putIfAbsent(event.aggregateId(), event.sequence());
    }
    return firsts.entrySet().stream()
        .anyMatch(
            first -> store.lastSequenceNumberFor(first.getKey()).orElse(-1L) >= first.getValue());
  }

  private static CommandRejected unknown(RuntimeException e) {
    CommandRejected rejected =
        new CommandRejected(
            ErrorCode.LOG_UNAVAILABLE,
            "the log did not answer ("
                + e.getMessage()
                + "); whether the command was done is unknown: send it again with the same"
                + " Idempotency-Key");
    rejected.addSuppressed(e);
    return rejected;
  }

  @Override
  public Optional<RecordedCommand> recorded(String commandId) {
    UUID id = UUID.fromString(commandId);
    Optional<RecordedCommand> done = intents.done(id);
    if (done.isPresent()) {
      return done;
    }
    for (CommandAttempt attempt : intents.attempts(id)) {
      Optional<? extends DomainEventMessage<?>> event = firstEvent(attempt);
      if (event.isEmpty()) {
        continue; // still on its way, or never sent
      }
      if (LogMessages.isOf(event.get(), commandId)) {
        complete(attempt);
        break;
      }
      intents.forget(attempt);
    }
    // Also when no attempt was left: a copy completes the command and drops them in one go.
    return intents.done(id);
  }

  private Optional<? extends DomainEventMessage<?>> firstEvent(CommandAttempt attempt) {
    return store
        .readEvents(attempt.aggregateId().toString(), attempt.sequence())
        .asStream()
        .findFirst();
  }
}
