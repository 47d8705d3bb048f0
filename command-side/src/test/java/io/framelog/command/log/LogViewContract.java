package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.events.ImageRestored;
import io.framelog.log.AppendUnit;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

/** What every log must show to Axon: tokens are positions, aggregates are whole. */
public abstract class LogViewContract extends LogConcurrencyContract {
  @Test
  void givenALogThenTheHeadTokenIsTheHeadAndTheTailTokenIsBeforeTheFirstEvent() throws Exception {
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 1));
    assertThat(events().createHeadToken())
        .isEqualTo(new GlobalSequenceTrackingToken(reader().head().position()));
    assertThat(positionBehind(events().createTailToken())).isEqualTo(1);
  }

  @Test
  void givenATimeBetweenTwoEventsThenItsTokenIsBetweenThem() throws Exception {
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 1));
    TimeUnit.MILLISECONDS.sleep(30);
    Instant between = Instant.now();
    TimeUnit.MILLISECONDS.sleep(30);
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 2));
    assertThat(positionBehind(events().createTokenAt(between)))
        .isEqualTo(reader().head().position() - 1);
  }

  @Test
  void givenATimeAfterAllEventsThenItsTokenIsTheHead() throws Exception {
    appender().append(ContractUnits.unit(ContractUnits.id(), 0, 1));
    assertThat(events().createTokenAt(Instant.now().plusSeconds(60)))
        .isEqualTo(events().createHeadToken());
  }

  private long positionBehind(TrackingToken token) throws InterruptedException {
    try (BlockingStream<TrackedEventMessage<?>> stream = events().openStream(token)) {
      assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
      return stream.nextAvailable().trackingToken().position().orElseThrow();
    }
  }

  @Test
  void givenAnAggregateThenItsEventsAreReadFromAnySequenceOn() {
    AppendUnit unit = ContractUnits.unit(ContractUnits.id(), 0, 3);
    appender().append(unit);
    String aggregate = unit.decision().aggregateId();
    assertThat(events().readEvents(aggregate).asStream().map(event -> event.getPayload()))
        .hasSize(3)
        .allMatch(payload -> payload instanceof ImageRestored);
    assertThat(events().readEvents(aggregate, 2).asStream().map(event -> event.getIdentifier()))
        .containsExactly(unit.events().getLast().eventId());
    assertThat(events().lastSequenceNumberFor(aggregate)).contains(2L);
    assertThat(events().lastSequenceNumberFor(ContractUnits.id())).isEmpty();
  }
}
