package io.framelog.command.axonlog;

import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.NewEvent;
import java.util.UUID;

/**
 * What a command tried to append.
 *
 * @param aggregateId of the first event
 * @param sequence of the first event
 * @param events how many
 * @param decision the answer if it got in
 */
record CommandAttempt(
    UUID commandId, UUID aggregateId, long sequence, int events, Decision decision) {
  static CommandAttempt of(AppendUnit unit) {
    NewEvent first = unit.events().getFirst();
    return new CommandAttempt(
        UUID.fromString(unit.commandId()),
        UUID.fromString(first.aggregateId()),
        first.sequence(),
        unit.events().size(),
        unit.decision());
  }

  /** The outcome with the head after the commit in place of the position, which is not known. */
  CommandOutcome outcome(long head) {
    return new CommandOutcome(
        decision.aggregateId(),
        decision.version(),
        Math.max(1, head - events + 1),
        head,
        decision.ids());
  }
}
