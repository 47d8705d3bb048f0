package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.CheckpointPage;
import io.framelog.audit.FindCheckpoint;
import io.framelog.audit.ListCheckpoints;
import io.framelog.log.LogReader;
import io.framelog.log.SealedEvent;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.What;
import io.framelog.query.TestQueries;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import io.framelog.query.rebuild.RunsInTests;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@AuditTest
@ExtendWith(OutputCaptureExtension.class)
class AuditProjectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired Edits edits;
  @Autowired Forger forger;
  @Autowired LogReader log;
  @Autowired TestQueries queries;
  @Autowired CommandGateway commands;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void someEvents() {
    edits.append(log.head().position(), 30, 3);
    edits.append(log.head().position(), 900, 500);
    caughtUp();
  }

  @Test
  void afterSmallAndLargeBatchesEveryRootIsThatOfTheLog() {
    MerkleAccumulator expected = new MerkleAccumulator();
    for (SealedEvent event : forger.everything()) {
      expected.add(EventLeaf.hash(event));
      if (expected.size() % 97 == 0 || expected.size() % 256 < 2) {
        assertThat(root(expected.size())).isEqualTo(hex(expected.root()));
      }
    }

    Checkpoint present = queries.ask(new FindCheckpoint(null, null), Checkpoint.class);
    assertThat(present.size()).isEqualTo(log.head().position());
    assertThat(present.root()).isEqualTo(hex(expected.root()));
    assertThat(present.logId()).isEqualTo(log.head().logId());
  }

  @Test
  void aForgedTileIsFoundAndReplacedByARebuild() {
    RunsInTests runs = new RunsInTests(commands, queries);
    assertThat(runs.verified("audit").found()).isEmpty();
    jdbc.update("update merkle_tile set hashes = '\\x00' where level = 0 and index = 0");

    assertThat(runs.verified("audit").found())
        .containsExactly(new Difference("merkle_tile", "0/0", What.CHANGED, List.of("hashes")));
    assertThat(runs.rebuilt("audit").error()).isNull();
    ProjectionRun mended = runs.verified("audit");
    assertThat(mended.differences()).isZero();
    assertThat(mended.compared()).isPositive();
  }

  @Test
  void theTreeIsThatOfTheLogHoweverOftenAllConnectionsDie() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < 8; round++) {
        long edit = random.nextLong();
        Future<Long> written = writer.submit(() -> appended(edit));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(120));
        await().atMost(PATIENCE).ignoreExceptions().until(forger::killsOtherConnections);
        assertThat(written.get()).as("seed %d, round %d", seed, round).isPositive();
      }
    }

    // A pooled connection may turn out to be dead when it is used next.
    await().atMost(PATIENCE).ignoreExceptions().until(() -> log.head().position() > 0);
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(this::caughtUp);
    MerkleAccumulator expected = new MerkleAccumulator();
    forger.everything().forEach(event -> expected.add(EventLeaf.hash(event)));
    assertThat(expected.size()).isEqualTo(log.head().position());
    assertThat(root(expected.size())).as("seed %d", seed).isEqualTo(hex(expected.root()));
  }

  @Test
  void aTileHoldsThirtyTwoBytesForEachEventAndForEach256Roots() {
    long events = log.head().position();

    assertThat(jdbc.queryForObject("select sum(length(hashes)) from merkle_tile", Long.class))
        .isEqualTo(32 * (events + events / 256 + events / 65_536));
  }

  @Test
  void replayedTwiceTheTilesAndTheKeptCheckpointsAreTheSame() {
    List<String> tiles = tiles();
    List<Checkpoint> kept = kept();
    assertThat(kept).isNotEmpty();

    for (int i = 0; i < 2; i++) {
      reset.reset(AuditProjection.NAME);
      caughtUp();
      assertThat(tiles()).isEqualTo(tiles);
      assertThat(kept()).isEqualTo(kept);
    }
  }

  @Test
  void aLogThatWasChangedBeforeAKeptCheckpointStopsTheRebuild(CapturedOutput output) {
    long size = keepTheRootOf(log.head().position() - 100);
    String root = root(size);
    String metadata = log.readSealed(size - 51, 1).getFirst().event().metadata();
    changeMetadata(size - 50, "{\"actor\":\"eve\"}");

    reset.reset(AuditProjection.NAME);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(output.toString())
                    .contains("log-changed: the first %d events".formatted(size))
                    .contains("had the root %s, but now it is ".formatted(root)));
    assertThat(progress.position(AuditProjection.NAME)).isLessThan(size);
    changeMetadata(size - 50, metadata);
    reset.reset(AuditProjection.NAME); // a batch before the checkpoint may hold the changed event
    caughtUp();
    assertThat(root(size)).isEqualTo(root);
  }

  @Test
  void aLogThatEndsBeforeAKeptCheckpointStopsTheRebuild(CapturedOutput output) {
    long beyond = log.head().position() + 1;
    jdbc.update(
        "insert into audit_checkpoint select ?, root, recorded_at, log_id, epoch"
            + " from audit_checkpoint limit 1",
        beyond);

    reset.reset(AuditProjection.NAME);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(output.toString())
                    .contains("log-changed: ")
                    .contains("had %d events".formatted(beyond))
                    .contains("now it ends at %d".formatted(beyond - 1)));
    jdbc.update("delete from audit_checkpoint where size = ?", beyond);
    caughtUp();
  }

  /** The writer's own connection may die as well, before it hands over what it has to append. */
  private long appended(long seed) {
    for (long attempt = 0; ; attempt++) {
      try {
        return edits.append(seed + attempt, 400, 20);
      } catch (DataAccessException e) {
        // Other images, in its place.
      }
    }
  }

  private long keepTheRootOf(long size) {
    jdbc.update(
        "insert into audit_checkpoint"
            + " select ?, ?, recorded_at, ?, 1 from event_log where position = ?",
        size,
        HexFormat.of().parseHex(root(size)),
        log.head().logId(),
        size);
    return size;
  }

  private void changeMetadata(long position, String metadata) {
    forger.commit("update event_log set metadata = ? where position = ?", metadata, position);
  }

  private void caughtUp() {
    progress.await(AuditProjection.NAME, log.head().position(), PATIENCE);
  }

  private String root(long size) {
    return queries.ask(new FindCheckpoint(size, null), Checkpoint.class).root();
  }

  private List<Checkpoint> kept() {
    return queries.ask(new ListCheckpoints(0, 1_000, null), CheckpointPage.class).checkpoints();
  }

  private List<String> tiles() {
    return jdbc.queryForList(
        "select level || ' ' || index || ' ' || encode(hashes, 'hex') from merkle_tile"
            + " order by level, index",
        String.class);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
