package io.framelog.query.progress;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import io.framelog.projection.DeadLetter;
import io.framelog.projection.DeadLetter.Reason;
import io.framelog.projection.DiscardDeadLetter;
import io.framelog.projection.RetryDeadLetter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles or gives up what projections have put aside, one image or dataset at a time. All of a
 * call is one transaction, which holds the projection's batches off: what follows of that aggregate
 * is either handled here or put aside before.
 */
@Component
class DeadLetters {
  private static final int LONGEST_REASON = 1_024;

  private final List<BatchProjection> projections;
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final LogFeed log;
  private final JdbcTemplate jdbc;
  private final ObjectProvider<MendedRows> followers;
  private final TransactionTemplate transaction;

  DeadLetters(
      ObjectProvider<BatchProjection> projections,
      ProjectionProgress progress,
      ParkedEvents parked,
      LogFeed log,
      JdbcTemplate jdbc,
      ObjectProvider<MendedRows> followers,
      PlatformTransactionManager transactions) {
    this.projections = projections.stream().toList();
    this.progress = progress;
    this.parked = parked;
    this.log = log;
    this.jdbc = jdbc;
    this.followers = followers;
    this.transaction = new TransactionTemplate(transactions);
  }

  @CommandHandler
  Decision handle(RetryDeadLetter command) {
    BatchProjection projection = projection(command.projection());
    return decided(
        command.projection(),
        () -> handle(projection, sequence(command.projection(), command.position())));
  }

  @CommandHandler
  Decision handle(DiscardDeadLetter command, MetaData metadata) {
    BatchProjection projection = projection(command.projection());
    String reason = command.reason();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new CommandRejected(
          ErrorCode.REASON_INVALID, "Say in 1 to %,d characters why".formatted(LONGEST_REASON));
    }
    String actor = String.valueOf(metadata.getOrDefault(MetadataKeys.ACTOR, ""));
    return decided(
        command.projection(),
        () -> {
          List<DeadLetter> sequence = sequence(command.projection(), command.position());
          long first = sequence.getFirst().position();
          if (first != command.position()) {
            throw new CommandRejected(
                ErrorCode.DEAD_LETTER_WAITS,
                "The event at position %d waits behind the one at %d"
                    .formatted(command.position(), first),
                Map.of("position", first));
          }
          parked.discard(command.projection(), command.position(), actor, reason);
          return handle(projection, sequence.subList(1, sequence.size()));
        });
  }

  private BatchProjection projection(String name) {
    return projections.stream()
        .filter(projection -> projection.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRejected(
                    ErrorCode.PROJECTION_NOT_FOUND, "there is no projection " + name));
  }

  private record Outcome(int handled, int left) {}

  @FunctionalInterface
  private interface Work {
    Outcome run();
  }

  private Decision decided(String name, Work work) {
    Outcome outcome =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  progress.lock(name);
                  requireNoRebuild(name);
                  return work.run();
                }));
    return new Decision(
        name,
        0,
        Map.of(
            "handled", Integer.toString(outcome.handled()),
            "left", Integer.toString(outcome.left())));
  }

  /** The copy that would replace these rows does not hear of what happens here. */
  private void requireNoRebuild(String name) {
    if (!jdbc.queryForList(
            """
            select 1 from projection_run where projection = ? and kind = 'REBUILD'
               and state = 'RUNNING' and alive_until > clock_timestamp()\
            """,
            name)
        .isEmpty()) {
      throw new CommandRejected(
          ErrorCode.PROJECTION_BUSY, "The projection %s is being rebuilt".formatted(name));
    }
  }

  private List<DeadLetter> sequence(String name, long position) {
    List<DeadLetter> sequence = parked.sequenceAt(name, position);
    if (sequence.isEmpty()) {
      throw new CommandRejected(
          ErrorCode.DEAD_LETTER_NOT_FOUND,
          "The projection %s has put nothing aside at position %d".formatted(name, position));
    }
    return sequence;
  }

  private Outcome handle(BatchProjection projection, List<DeadLetter> sequence) {
    BatchFold fold = new BatchFold(projection.anew(), parked, jdbc);
    int handled = 0;
    for (DeadLetter letter : sequence) {
      PositionedEvent event = log.at(letter.position());
      PositionedEvent.Fault fault = failure(fold, event);
      if (fault != null) {
        parked.relabel(projection.name(), letter.position(), fault.reason(), fault.detail());
        break;
      }
      parked.remove(projection.name(), letter.position());
      handled++;
    }
    if (handled > 0) {
      progress.mend(projection.name());
      followers.forEach(
          follower -> follower.mended(projection.name(), sequence.getFirst().aggregateId()));
    }
    return new Outcome(handled, sequence.size() - handled);
  }

  /** Why the event still cannot be handled; null when it is handled now. */
  private static PositionedEvent.@Nullable Fault failure(BatchFold fold, PositionedEvent event) {
    PositionedEvent.Fault unreadable = event.fault();
    if (unreadable != null) {
      return unreadable;
    }
    RuntimeException failure = fold.attempt(List.of(event));
    return failure == null
        ? null
        : new PositionedEvent.Fault(Reason.HANDLING_FAILED, BatchFold.detail(failure));
  }
}
