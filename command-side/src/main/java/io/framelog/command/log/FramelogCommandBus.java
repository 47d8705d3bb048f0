package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.commands.RegisterImage;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.LogReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.timeout.UnitOfWorkTimeoutInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The command bus of a node. Around Axon's handling it adds what decision 1 asks for: a command
 * that was done before gets its first outcome, a sequence conflict is decided again on fresh state,
 * and the answer is a {@link CommandOutcome} that is durable. It holds no connection while it
 * waits.
 */
public final class FramelogCommandBus extends SimpleCommandBus {
  private static final int NAME_BASED = 5;

  /** What a command needs may be another thing by the time that it is found out. */
  private static final int COMPLETIONS = 5;

  private final CommandRecords records;
  private final LogReader reader;
  private final EventStore events;
  private final Cache aggregates;
  private final CommandFingerprint fingerprints;
  private final Duration retryTimeout;
  private final ObjectProvider<CommandCompletion> completions;

  FramelogCommandBus(
      Builder builder,
      CommandRecords records,
      LogReader reader,
      EventStore events,
      Cache aggregates,
      CommandFingerprint fingerprints,
      Duration retryTimeout,
      ObjectProvider<CommandCompletion> completions) {
    super(builder);
    this.records = records;
    this.reader = reader;
    this.events = events;
    this.aggregates = aggregates;
    this.fingerprints = fingerprints;
    this.retryTimeout = retryTimeout;
    this.completions = completions;
  }

  /**
   * Axon's watch over every command takes a stack trace and schedules a task with each; here the
   * log answers in bounded time.
   */
  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return interceptor instanceof UnitOfWorkTimeoutInterceptor
        ? () -> false
        : super.registerHandlerInterceptor(interceptor);
  }

  @Override
  protected <C, R> void handle(
      CommandMessage<C> command,
      MessageHandler<? super CommandMessage<?>> handler,
      CommandCallback<? super C, ? super R> callback) {
    callback.onResult(command, result(command, handler));
  }

  private <C, R> CommandResultMessage<R> result(
      CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler) {
    try {
      String fingerprint = fingerprints.of(command);
      Optional<CommandOutcome> before = doneBefore(command.getIdentifier(), fingerprint);
      return before.isPresent() ? answer(before.get()) : decide(command, fingerprint, handler);
    } catch (RuntimeException e) {
      return GenericCommandResultMessage.asCommandResultMessage(e);
    }
  }

  /**
   * Only a name-based id can have been sent before by somebody who means the same command; a random
   * one that comes twice is still caught under the head lock.
   */
  private Optional<CommandOutcome> doneBefore(String commandId, String fingerprint) {
    if (UUID.fromString(commandId).version() != NAME_BASED) {
      return Optional.empty();
    }
    return records
        .recorded(commandId)
        .map(
            earlier -> {
              if (!earlier.isOf(fingerprint)) {
                throw new CommandRejected(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "command " + commandId + " was sent before with another content");
              }
              return earlier.outcome();
            });
  }

  /** Decides, and once more each time that the decision lacks something that can be found out. */
  private <C, R> CommandResultMessage<R> decide(
      CommandMessage<C> command,
      String fingerprint,
      MessageHandler<? super CommandMessage<?>> handler) {
    CommandResultMessage<R> result = decideOnce(command, fingerprint, handler);
    for (int i = 0; i < COMPLETIONS; i++) {
      Optional<CommandMessage<Object>> completed = completed(command, result);
      if (completed.isEmpty()) {
        return result;
      }
      result = decideOnce(completed.get(), fingerprint, handler);
    }
    return result;
  }

  /** The same command, with the same id, and what it was refused for want of. */
  private Optional<CommandMessage<Object>> completed(
      CommandMessage<?> command, CommandResultMessage<?> result) {
    if (!result.isExceptional()
        || !(result.exceptionResult() instanceof CommandRejected refused)
        || !(refused.getDetails().orElse(null) instanceof Rejection refusal)) {
      return Optional.empty();
    }
    return completions.stream()
        .map(completion -> completion.completed(command, refusal))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            payload ->
                new GenericCommandMessage<>(
                    new GenericMessage<>(command.getIdentifier(), payload, command.getMetaData()),
                    command.getCommandName()));
  }

  private <C, R> CommandResultMessage<R> decideOnce(
      CommandMessage<C> command,
      String fingerprint,
      MessageHandler<? super CommandMessage<?>> handler) {
    long deadline = System.nanoTime() + retryTimeout.toNanos();
    for (int attempt = 1; ; attempt++) {
      CommandInFlight inFlight =
          new CommandInFlight(
              command.getIdentifier(), fingerprint, attempt == 1 ? presumedNew(command) : null);
      CommandResultMessage<R> result = attempt(command, handler, inFlight);
      if (inFlight.outcome() != null && !result.isExceptional()) {
        return answer(inFlight.outcome());
      }
      if (result.isExceptional() && result.exceptionResult() instanceof CommandReplayed replayed) {
        return answer(replayed.outcome());
      }
      if (!result.isExceptional() || !(result.exceptionResult() instanceof ConcurrencyException)) {
        if (restsOnStale(inFlight) && System.nanoTime() < deadline) {
          continue;
        }
        // No effect, or refused: perhaps because a copy of this very command was first.
        return doneBefore(command.getIdentifier(), fingerprint)
            .<CommandResultMessage<R>>map(FramelogCommandBus::answer)
            .orElseGet(() -> withoutEffect(command, result));
      }
      if (System.nanoTime() > deadline) {
        return result;
      }
      pause(attempt);
    }
  }

  /**
   * Nearly every image that is registered is new, and the log refuses sequence 0 to one that is
   * not: so nobody looks for it first.
   */
  private static @Nullable String presumedNew(CommandMessage<?> command) {
    return command.getPayload() instanceof RegisterImage image ? image.imageId() : null;
  }

  /**
   * Nothing was appended, so the log has not checked what the decision rests on. Forgets the cached
   * aggregates that the log is ahead of; true if there were any.
   */
  private boolean restsOnStale(CommandInFlight command) {
    boolean stale = false;
    for (Map.Entry<String, Long> belief : command.beliefs().entrySet()) {
      if (events.lastSequenceNumberFor(belief.getKey()).orElse(-1L) > belief.getValue()) {
        aggregates.remove(belief.getKey());
        stale = true;
      }
    }
    return stale;
  }

  private <C, R> CommandResultMessage<R> attempt(
      CommandMessage<C> command,
      MessageHandler<? super CommandMessage<?>> handler,
      CommandInFlight inFlight) {
    Captured<C, R> captured = new Captured<>();
    super.handle(
        command,
        message -> {
          inFlight.attachTo(CurrentUnitOfWork.get().root());
          return handler.handle(message);
        },
        captured);
    if (captured.result == null) {
      throw new IllegalStateException("Axon handled " + command.getCommandName() + " silently");
    }
    return captured.result;
  }

  private <R> CommandResultMessage<R> withoutEffect(
      CommandMessage<?> command, CommandResultMessage<R> result) {
    if (result.isExceptional()) {
      return result.exceptionResult() instanceof AggregateNotFoundException
          ? GenericCommandResultMessage.asCommandResultMessage(
              UnknownAggregate.rejection(command.getPayload()))
          : result;
    }
    if ((Object) result.getPayload() instanceof Decision decision) {
      return answer(
          new CommandOutcome(
              decision.aggregateId(),
              decision.version(),
              0,
              reader.head().position(),
              decision.ids()));
    }
    throw new IllegalStateException(
        "the handler of " + command.getCommandName() + " returned no Decision");
  }

  private static <R> CommandResultMessage<R> answer(CommandOutcome outcome) {
    return GenericCommandResultMessage.asCommandResultMessage(outcome);
  }

  /** Short and random, so that two nodes that fight for an aggregate do not stay in step. */
  private static void pause(int attempt) {
    try {
      TimeUnit.MICROSECONDS.sleep(
          ThreadLocalRandom.current().nextLong(200L * Math.min(attempt, 50)) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Axon answers on the calling thread. */
  private static final class Captured<C, R> implements CommandCallback<C, R> {
    private @Nullable CommandResultMessage<R> result;

    @Override
    @SuppressWarnings("unchecked") // a message only gives its payload out
    public void onResult(
        CommandMessage<? extends C> command, CommandResultMessage<? extends R> message) {
      result = (CommandResultMessage<R>) message;
    }
  }
}
