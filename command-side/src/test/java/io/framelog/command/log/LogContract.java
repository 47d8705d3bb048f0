package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogAppender;
import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/**
 * What every log must do, whatever keeps it. The log may hold events of others from before, but
 * nobody else may append while a test runs. {@link LogConcurrencyContract} is about many at once.
 */
public abstract class LogContract {
  protected abstract LogReader reader();

  protected abstract LogAppender appender();

  @Test
  void givenUnitsAppendedOneByOneThenPositionsAreDenseAndInThatOrder() {
    long before = reader().head().position();
    AppendUnit first = ContractUnits.unit(ContractUnits.id(), 0, 3);
    AppendUnit second = ContractUnits.unit(ContractUnits.id(), 0, 2);
    appender().append(first);
    appender().append(second);
    List<LoggedEvent> events = reader().read(LogQuery.all(before, 100));
    assertThat(events)
        .extracting(LoggedEvent::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + 5).boxed().toList());
    assertThat(events)
        .extracting(LoggedEvent::eventId)
        .containsExactlyElementsOf(ContractUnits.eventIds(first, second));
  }

  @Test
  void givenManyEventsOfAnAggregateThenItsLastOnesAreReadBackwards() {
    String id = ContractUnits.id();
    appender().append(ContractUnits.unit(id, 0, 3));
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 2));
    appender().append(ContractUnits.unit(id, 3, 3));
    List<LoggedEvent> all = reader().read(LogQuery.aggregate(id, 0, 10));
    assertThat(reader().readBack(id, 4, 2)).containsExactly(all.get(4), all.get(3));
    assertThat(reader().readBack(id, 5, 100)).isEqualTo(all.reversed());
    assertThat(reader().readBack(id, 0, 1)).containsExactly(all.get(0));
    assertThat(reader().readBack(ContractUnits.id(), 5, 10)).isEmpty();
  }

  @Test
  void givenAnAppendThenTheOutcomeIsTheDecisionAndCoversItsEvents() {
    AppendUnit unit = ContractUnits.unit(ContractUnits.id(), 0, 2);
    CommandOutcome outcome = appender().append(unit);
    assertThat(outcome.aggregateId()).isEqualTo(unit.decision().aggregateId());
    assertThat(outcome.version()).isEqualTo(unit.decision().version());
    assertThat(outcome.ids()).isEqualTo(unit.decision().ids());
    assertThat(outcome.changed()).isTrue();
    assertThat(outcome.position()).isLessThanOrEqualTo(reader().head().position());
    assertThat(reader().read(LogQuery.aggregate(outcome.aggregateId(), 0, 10)))
        .hasSize(2)
        .allMatch(event -> event.position() <= outcome.position());
  }

  @Test
  void givenOneEventOfAUnitConflictsThenNothingOfItIsWritten() {
    String there = ContractUnits.id();
    appender().append(ContractUnits.unit(there, 0, 1));
    LogHead before = reader().head();
    String other = ContractUnits.id();
    AppendUnit unit =
        ContractUnits.both(ContractUnits.unit(other, 0, 2), ContractUnits.unit(there, 0, 1));
    assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> appender().append(unit));
    assertThat(reader().head()).isEqualTo(before);
    assertThat(reader().read(LogQuery.aggregate(other, 0, 10))).isEmpty();
    assertThat(appender().outcome(unit.commandId())).isEmpty();
  }

  @Test
  void givenASequenceIsTakenOrAheadThenItIsAxonsConflictAndNothingIsWritten() {
    String aggregate = ContractUnits.id();
    appender().append(ContractUnits.unit(aggregate, 0, 2));
    LogHead before = reader().head();
    for (long sequence : List.of(0L, 1L, 7L)) {
      AppendUnit unit = ContractUnits.unit(aggregate, sequence, 1);
      assertThatThrownBy(() -> appender().append(unit))
          .as("sequence " + sequence)
          .isInstanceOf(ConcurrencyException.class);
    }
    assertThat(reader().head()).isEqualTo(before);
    assertThat(appender().append(ContractUnits.unit(aggregate, 2, 1)).changed()).isTrue();
  }

  @Test
  void givenAConflictThenTheSameCommandMayTryAgainWithAnotherDecision() {
    String aggregate = ContractUnits.id();
    appender().append(ContractUnits.unit(aggregate, 0, 2));
    String commandId = ContractUnits.id();
    AppendUnit stale = ContractUnits.unit(commandId, aggregate, 1, 1);
    assertThatExceptionOfType(ConcurrencyException.class)
        .isThrownBy(() -> appender().append(stale));
    AppendUnit fresh = ContractUnits.unit(commandId, aggregate, 2, 1);
    assertThat(appender().append(fresh).version()).isEqualTo(fresh.decision().version());
  }

  @Test
  void givenACommandWasDoneThenItsCopyFindsTheOutcomeAndWritesNothing() {
    AppendUnit unit = ContractUnits.unit(ContractUnits.id(), 0, 2);
    assertThat(appender().outcome(unit.commandId())).isEmpty();
    CommandOutcome outcome = appender().append(unit);
    LogHead head = reader().head();
    // Decided later, on the state after it.
    AppendUnit copy = ContractUnits.unit(unit.commandId(), unit.decision().aggregateId(), 2, 1);
    assertThat(appender().append(unit)).isEqualTo(outcome);
    assertThat(appender().append(copy)).isEqualTo(outcome);
    assertThat(appender().outcome(unit.commandId())).contains(outcome);
    assertThat(reader().head()).isEqualTo(head);
  }

  @Test
  void givenACommandIdComesWithAnotherContentThenItIsRefused() {
    AppendUnit first = ContractUnits.unit(ContractUnits.id(), 0, 1);
    appender().append(first);
    AppendUnit next = ContractUnits.unit(first.decision().aggregateId(), 1, 1);
    AppendUnit other =
        new AppendUnit(first.commandId(), Sha256.hex("other"), next.decision(), next.events());
    assertThatExceptionOfType(CommandRejected.class)
        .isThrownBy(() -> appender().append(other))
        .satisfies(
            e ->
                assertThat(e.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void givenEventsOfManyKindsThenTheyAreReadByEachFilter() {
    long before = reader().head().position();
    String car = ContractUnits.id();
    String cat = ContractUnits.id();
    String actor = "actor-" + ContractUnits.id();
    appender().append(ContractUnits.unit(car, 0, 4));
    appender().append(ContractUnits.by(actor, "ImageReviewed", cat, 0));
    appender().append(ContractUnits.by(actor, "ImageRestored", car, 4));
    assertThat(sequences(new LogQuery(before, 10, null, null, car)))
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(sequences(new LogQuery(before, 2, null, null, car))).containsExactly(0L, 1L);
    assertThat(sequences(new LogQuery(before + 2, 2, null, null, car))).containsExactly(2L, 3L);
    assertThat(sequences(new LogQuery(before, 10, null, actor, null))).containsExactly(0L, 4L);
    assertThat(sequences(new LogQuery(before, 10, "ImageReviewed", null, null)))
        .containsExactly(0L);
    assertThat(sequences(new LogQuery(before, 10, "ImageRestored", actor, car)))
        .containsExactly(4L);
    assertThat(sequences(new LogQuery(before, 10, "ImageReviewed", actor, car))).isEmpty();
    assertThat(reader().read(LogQuery.all(before, 3))).hasSize(3);
    assertThat(reader().read(LogQuery.all(reader().head().position(), 10))).isEmpty();
    assertThat(reader().read(LogQuery.aggregate(ContractUnits.id(), 0, 10))).isEmpty();
  }

  private List<Long> sequences(LogQuery query) {
    return reader().read(query).stream().map(LoggedEvent::sequence).toList();
  }

  @Test
  void givenAnyTextThenEventsComeBackExactlyAsWritten() {
    String text =
        "{ \"z\":1.0,  \"a\":[1e2,\"\\u00e9\",\"é 漢字 \uD83D\uDE80 \\\" \\\\ \\n <&>\",null],\"b\":\"%s\" }"
            .formatted("x".repeat(200_000));
    AppendUnit unit = ContractUnits.withPayload(text);
    appender().append(unit);
    LoggedEvent event =
        reader().read(LogQuery.aggregate(unit.decision().aggregateId(), 0, 1)).getFirst();
    assertThat(event.payload()).isEqualTo(text);
    assertThat(event.metadata()).isEqualTo(unit.events().getFirst().metadata());
    assertThat(event)
        .usingRecursiveComparison()
        .ignoringFields("position", "recordedAt")
        .isEqualTo(unit.events().getFirst());
  }

  @Test
  void givenAnEventThenItsSealsCommitToBothTextsUnderSaltsOfTheirOwn() {
    long before = reader().head().position();
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 3));
    List<SealedEvent> sealed = reader().readSealed(before, 10);
    assertThat(sealed)
        .extracting(SealedEvent::event)
        .isEqualTo(reader().read(LogQuery.all(before, 10)));
    Map<Long, byte[]> salts = reader().salts(before + 1, before + 3);
    assertThat(salts).hasSize(3);
    for (SealedEvent event : sealed) {
      assertThat(event.payload().salt()).isEqualTo(salts.get(event.event().position()));
      assertCommits(event.payload(), event.event().payload());
      assertCommits(event.metadata(), event.event().metadata());
      assertThat(event.metadata().salt()).isNotEqualTo(event.payload().salt());
    }
    assertThat(salts.values().stream().map(UUID::nameUUIDFromBytes).distinct()).hasSize(3);
    assertThat(reader().salts(before + 2, before + 2)).containsOnlyKeys(before + 2);
  }

  private static void assertCommits(Seal seal, String text) {
    byte[] salt = Objects.requireNonNull(seal.salt());
    assertThat(salt).hasSize(16);
    assertThat(seal.commitment()).isEqualTo(Sha256.of(salt, text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void givenAppendsThenTheHeadMovesAndTheLogKeepsItsIdentity() {
    LogHead before = reader().head();
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 2));
    LogHead after = reader().head();
    assertThat(after.position()).isEqualTo(before.position() + 2);
    assertThat(after.logId()).isEqualTo(before.logId());
    assertThat(after.epoch()).isEqualTo(before.epoch());
    assertThat(UUID.fromString(after.logId())).isNotNull();
  }
}
