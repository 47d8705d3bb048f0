package io.framelog.query.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.log.LogEpochs;
import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionStatus;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@ReadModelTest
@ExtendWith(OutputCaptureExtension.class)
class ProjectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String IMAGE = "00000000-0000-5000-8000-00000000000a";

  @Autowired TestLog log;
  @Autowired TestQueries queries;
  @Autowired LogReader reader;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired ProjectionLag lag;
  @Autowired RecordingProjection recording;
  @Autowired JdbcTemplate jdbc;
  @Autowired ProjectionStates states;
  @Autowired PlatformTransactionManager transactions;

  @AfterEach
  void openTheGate() {
    recording.gate.countDown();
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);
  }

  @Test
  void everyEventComesOnceAndInOrderWhateverItsType() {
    unknown(20);
    long last = log.appendUnknown(IMAGE);

    progress.await(RecordingProjection.NAME, last, PATIENCE);

    assertThat(recorded()).isEqualTo(logged());
    assertThat(recorded()).last().asString().contains("SomethingNew");
  }

  @Test
  void aFailedBatchLeavesNothingBehindAndIsRepeated(CapturedOutput output) {
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);
    recording.failures.set(2);

    long last = unknown(5);
    progress.await(RecordingProjection.NAME, last, PATIENCE);

    assertThat(recorded()).isEqualTo(logged());
    assertThat(recording.failures).hasValue(0);
    assertThat(output.toString().split("recording cannot handle the events", -1)).hasSize(2);
  }

  @Test
  void aResetReplaysAllEvents() {
    long last = unknown(5);
    progress.await(RecordingProjection.NAME, last, PATIENCE);

    reset.reset(RecordingProjection.NAME);
    progress.await(RecordingProjection.NAME, last, PATIENCE);

    assertThat(recorded()).isEqualTo(logged());
  }

  @Test
  void aProjectionThatDoesNotExistIsNotReset() {
    assertThatThrownBy(() -> reset.reset("nonesuch")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void waitingEndsWithARefusalThatSaysWhenToRetry() {
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);
    recording.gate = new CountDownLatch(1);
    long last = unknown(1);

    Rejection refusal = refusal(last, Duration.ofMillis(150));

    assertThat(refusal.code()).isEqualTo(ErrorCode.PROJECTION_BEHIND);
    assertThat(refusal.properties())
        .containsEntry("projection", RecordingProjection.NAME)
        .containsEntry("position", last)
        .containsKey("retryAfterSeconds");
  }

  @Test
  void waitersAreWokenAndHoldNoConnection() throws Exception {
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);
    recording.gate = new CountDownLatch(1);
    long last = unknown(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> waiting =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> progress.await(RecordingProjection.NAME, last, PATIENCE)))
              .toList();
      Thread.sleep(200);
      assertThat(waiting).noneMatch(Future::isDone);
      // The pool has ten connections; one is the held batch's.
      assertThat(jdbc.queryForObject("select 1", Integer.class)).isEqualTo(1);

      recording.gate.countDown();
      for (Future<?> one : waiting) {
        one.get();
      }
    }
  }

  @Test
  void aPositionThatTheLogDoesNotReachIsRefusedAtOnce() {
    Rejection refusal = refusal(reader.head().position() + 1, PATIENCE);

    assertThat(refusal.code()).isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void aNegativePositionIsRefused() {
    assertThat(refusal(-1, PATIENCE).code()).isEqualTo(ErrorCode.POSITION_INVALID);
  }

  @Test
  void theListSaysHowFarBehindAProjectionIs() {
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);
    assertThat(status().lagEvents()).isZero();
    assertThat(status().lagSeconds()).isZero();

    recording.gate = new CountDownLatch(1);
    long last = unknown(3);

    assertThat(status().position()).isEqualTo(last - 3);
    assertThat(status().lagEvents()).isEqualTo(3);
    double early = status().lagSeconds();
    assertThat(early).isBetween(0.0, 60.0);
    // Stuck, it gets longer although nothing new comes.
    await().atMost(PATIENCE).until(() -> status().lagSeconds() > early);
    assertThat(status().lagEvents()).isEqualTo(3);
  }

  @Test
  void theGaugesSayTheSame() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    lag.bindTo(meters);
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);

    assertThat(
            meters
                .get("framelog.projection.position")
                .tag("name", RecordingProjection.NAME)
                .gauge()
                .value())
        .isEqualTo(reader.head().position());
    assertThat(
            meters
                .get("framelog.projection.lag.events")
                .tag("name", RecordingProjection.NAME)
                .gauge()
                .value())
        .isZero();
    assertThat(
            meters
                .get("framelog.projection.lag.seconds")
                .tag("name", RecordingProjection.NAME)
                .gauge()
                .value())
        .isZero();
  }

  @Test
  void progressIsOnlyWrittenInsideATransaction() {
    assertThatThrownBy(() -> progress.advance("nobody", 1, Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class);
    jdbc.update("delete from projection_progress where name = 'nobody'");
  }

  @Test
  void aNodeDoesNotStartWhenTheLogIsShorterThanItsProjections() {
    progress.await(RecordingProjection.NAME, reader.head().position(), PATIENCE);
    LogHead head = reader.head();

    assertThatThrownBy(() -> starting(new LogHead(head.logId(), head.epoch(), head.position() - 1)))
        .hasMessageContaining("log-went-backwards");
    assertThatThrownBy(
            () -> starting(new LogHead(head.logId(), head.epoch() + 1, head.position() + 9)))
        .hasMessageContaining("log-went-backwards");
    starting(head);
  }

  private void starting(LogHead head) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("states", states);
    new LogContinuity(
            beans.getBeanProvider(DerivedStore.class),
            new LogAt(head),
            beans.getBeanProvider(LogEpochs.class),
            transactions,
            new RestoreSettings(null))
        .afterSingletonsInstantiated();
  }

  private record LogAt(LogHead head) implements LogReader {
    @Override
    public List<LoggedEvent> read(LogQuery query) {
      return List.of();
    }

    @Override
    public List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> existing(Set<String> aggregateIds) {
      return Set.of();
    }

    @Override
    public List<SealedEvent> readSealed(long after, int limit) {
      return List.of();
    }

    @Override
    public Map<Long, byte[]> salts(long first, long last) {
      return Map.of();
    }
  }

  /** Appends events that mean nothing to the other projections. */
  private long unknown(int events) {
    long last = 0;
    for (int i = 0; i < events; i++) {
      last = log.appendUnknown(IMAGE);
    }
    return last;
  }

  private Rejection refusal(long position, Duration atMost) {
    QueryRejected thrown =
        catchThrowableOfType(
            QueryRejected.class, () -> progress.await(RecordingProjection.NAME, position, atMost));
    return (Rejection) thrown.getDetails().orElseThrow();
  }

  private ProjectionStatus status() {
    return queries.ask(new ListProjections(), ProjectionList.class).projections().stream()
        .filter(status -> status.name().equals(RecordingProjection.NAME))
        .findFirst()
        .orElseThrow();
  }

  private List<String> recorded() {
    return jdbc.queryForList(
        "select concat_ws(' ', position, type, aggregate, actor) from recording order by position",
        String.class);
  }

  private List<String> logged() {
    return jdbc.queryForList(
        """
        select concat_ws(' ', position, type, aggregate_id, metadata::jsonb ->> 'actor')
          from event_log order by position
        """,
        String.class);
  }
}
