package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What every log must do when many append and read at once. */
public abstract class LogConcurrencyContract extends LogContract {
  private static final int THREADS = 16;
  private static final int EACH = 12;

  /** The log as Axon's processors see it. */
  protected abstract EventStore events();

  @Test
  void givenManyAppendToFewAggregatesThenEachAcknowledgedUnitIsThereOnceAndWithoutGaps()
      throws Exception {
    long before = reader().head().position();
    List<String> aggregates = List.of(ContractUnits.id(), ContractUnits.id(), ContractUnits.id());
    List<AppendUnit> acknowledged =
        all(
                IntStream.range(0, THREADS)
                    .<Callable<List<AppendUnit>>>mapToObj(
                        thread -> () -> appendEach(aggregates.get(thread % aggregates.size())))
                    .toList())
            .stream()
            .flatMap(List::stream)
            .toList();
    List<LoggedEvent> events = readAll(before);
    assertThat(events)
        .extracting(LoggedEvent::eventId)
        .containsExactlyInAnyOrderElementsOf(
            ContractUnits.eventIds(acknowledged.toArray(AppendUnit[]::new)));
    for (String aggregate : aggregates) {
      List<Long> sequences =
          events.stream()
              .filter(event -> event.aggregateId().equals(aggregate))
              .map(LoggedEvent::sequence)
              .toList();
      assertThat(sequences)
          .containsExactlyElementsOf(LongStream.range(0, sequences.size()).boxed().toList());
    }
    for (AppendUnit unit : acknowledged) {
      assertThat(appender().outcome(unit.commandId())).isPresent();
    }
  }

  /** Decides again after each conflict, as the command bus does. */
  private List<AppendUnit> appendEach(String aggregate) {
    List<AppendUnit> acknowledged = new ArrayList<>();
    while (acknowledged.size() < EACH) {
      long next = events().lastSequenceNumberFor(aggregate).orElse(-1L) + 1;
      AppendUnit unit = ContractUnits.unit(aggregate, next, 1 + acknowledged.size() % 3);
      try {
        appender().append(unit);
        acknowledged.add(unit);
      } catch (ConcurrencyException e) {
        assertThat(appender().outcome(unit.commandId())).isEmpty();
      }
    }
    return acknowledged;
  }

  @Test
  void givenCopiesOfACommandAtOnceThenOneIsWrittenAndAllGetItsOutcome() throws Exception {
    for (int round = 0; round < 10; round++) {
      LogHead before = reader().head();
      AppendUnit unit = ContractUnits.unit(ContractUnits.id(), 0, 2);
      List<CommandOutcome> outcomes =
          all(
              IntStream.range(0, THREADS)
                  .<Callable<CommandOutcome>>mapToObj(i -> () -> appender().append(unit))
                  .toList());
      assertThat(outcomes).allMatch(outcomes.getFirst()::equals);
      assertThat(reader().head().position()).isEqualTo(before.position() + 2);
    }
  }

  @Test
  void givenWritersThenAReaderNeverSeesAHoleNorAnEventBehindWhatItHasRead() throws Exception {
    long before = reader().head().position();
    List<LoggedEvent> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<AppendUnit>>> writers =
          IntStream.range(0, 4)
              .mapToObj(i -> threads.submit(() -> appendEach(ContractUnits.id())))
              .toList();
      boolean last;
      do {
        last = writers.stream().allMatch(Future::isDone);
        long after = seen.isEmpty() ? before : seen.getLast().position();
        LogHead head = reader().head();
        List<LoggedEvent> more = reader().read(LogQuery.all(after, 1_000));
        assertThat(more)
            .extracting(LoggedEvent::position)
            .containsExactlyElementsOf(
                LongStream.rangeClosed(after + 1, after + more.size()).boxed().toList());
        assertThat(after + more.size()).isGreaterThanOrEqualTo(head.position());
        seen.addAll(more);
      } while (!last);
      for (Future<List<AppendUnit>> writer : writers) {
        assertThat(writer.get()).hasSize(EACH);
      }
    }
    assertThat(seen).isEqualTo(readAll(before));
  }

  @Test
  void givenWritersThenAStreamDeliversEveryEventInOrderUnderItsPosition() throws Exception {
    long before = reader().head().position();
    List<TrackedEventMessage<?>> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        BlockingStream<TrackedEventMessage<?>> stream =
            events().openStream(new GlobalSequenceTrackingToken(before))) {
      List<Future<List<AppendUnit>>> writers =
          IntStream.range(0, 4)
              .mapToObj(i -> threads.submit(() -> appendEach(ContractUnits.id())))
              .toList();
      int expected = 0;
      for (Future<List<AppendUnit>> writer : writers) {
        expected += ContractUnits.eventIds(writer.get().toArray(AppendUnit[]::new)).size();
      }
      while (seen.size() < expected && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
        seen.add(stream.nextAvailable());
      }
      assertThat(seen).hasSize(expected);
      assertThat(stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
    }
    List<LoggedEvent> events = readAll(before);
    assertThat(seen)
        .extracting(event -> event.trackingToken().position().orElseThrow())
        .isEqualTo(events.stream().map(LoggedEvent::position).toList());
    assertThat(seen)
        .extracting(TrackedEventMessage::getIdentifier)
        .isEqualTo(events.stream().map(LoggedEvent::eventId).toList());
    assertThat(seen.getFirst().getMetaData()).containsOnlyKeys("actor", "commandId");
  }

  protected List<LoggedEvent> readAll(long after) {
    return reader().read(LogQuery.all(after, 10_000));
  }

  private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
    }
    return results;
  }
}
