package io.framelog.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.LogReader;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.State;
import io.framelog.projection.ProjectionRun.What;
import io.framelog.projection.RebuildProjection;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.Images;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilding beside the live tables, and comparing with them, while people write and read. */
@ReadModelTest
@TestPropertySource(properties = RunsInTests.LOG_OF_THEIR_OWN)
class RebuildTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String IMAGES = "image";
  private static final String CACHE = "image-cache";

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;
  @Autowired CommandGateway commands;
  @Autowired ProjectionProgress progress;
  @Autowired RunTable table;
  @Autowired ImageFetch fetch;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;

  private final String image = Images.id();
  private RunsInTests runs;

  @BeforeEach
  void anImageWithHistory() {
    runs = new RunsInTests(commands, queries);
    log.append(Images.registered(image, "before"), changed(image, "after"));
    awaitAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {IMAGES, "near-duplicates"})
  void aLiveProjectionEqualsItsRebuildRowForRow(String projection) {
    ProjectionRun run = runs.verified(projection);

    assertThat(run.error()).isNull();
    assertThat(run.state()).isEqualTo(State.DONE);
    assertThat(run.found()).isEmpty();
    assertThat(run.differences()).isZero();
    assertThat(schemasOnTheSide()).isEmpty();
  }

  @Test
  void everyRowOfTheImagesIsCompared() {
    long rows = 0;
    for (String each : imageTables()) {
      rows += count(each);
    }

    assertThat(runs.verified(IMAGES).compared()).isEqualTo(rows).isGreaterThan(0);
  }

  @Test
  void aTamperedAMissingAndAnExtraRowAreFoundAndARebuildMendsThem() {
    String gone = Images.id();
    String strange = Images.id();
    log.append(Images.registered(gone, "gone"));
    awaitAll();
    jdbc.update("update image set caption = 'forged' where image_id = ?", uuid(image));
    jdbc.update("delete from image_size where image_id = ?", uuid(gone));
    jdbc.update("insert into image_size values (?, 1, 1, 1)", uuid(strange));

    assertThat(runs.verified(IMAGES).found())
        .containsExactlyInAnyOrder(
            new Difference("image", image, What.CHANGED, List.of("caption")),
            new Difference("image_size", gone, What.MISSING, List.of()),
            new Difference("image_size", strange, What.EXTRA, List.of()));
    assertThat(runs.rebuilt(IMAGES).error()).isNull();
    assertThat(caption(image)).isEqualTo("after");
    assertThat(runs.verified(IMAGES).differences()).isZero();
  }

  @Test
  void afterASwitchTheTablesHaveTheSameNamesIndexesConstraintsAndOptions() {
    List<String> before = structure();

    assertThat(runs.rebuilt(IMAGES).error()).isNull();

    assertThat(structure()).isEqualTo(before).isNotEmpty();
    assertThat(schemasOnTheSide()).isEmpty();
    log.append(changed(image, "the live one goes on"));
    awaitAll();
    assertThat(caption(image)).isEqualTo("the live one goes on");
  }

  @Test
  void readersNeverSeeFewerRowsOrAnErrorWhileItSwitchesUnderConcurrentWriting() throws Exception {
    List<String> more = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      more.add(Images.id());
    }
    List<ImageEvent> registered = new ArrayList<>();
    more.forEach(id -> registered.add(Images.registered(id, "x")));
    log.append("ann", registered);
    awaitAll();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> readers =
          List.of(
              threads.submit(
                  () -> readUntil(done, TransactionDefinition.ISOLATION_REPEATABLE_READ)),
              threads.submit(
                  () -> readUntil(done, TransactionDefinition.ISOLATION_READ_COMMITTED)));
      Future<Integer> writer =
          threads.submit(
              () -> {
                int written = 0;
                while (!done.get()) {
                  String id = Images.id();
                  log.append(Images.registered(id, "new"), changed(id, "edited"));
                  written++;
                }
                return written;
              });
      try {
        for (int i = 0; i < 3; i++) {
          assertThat(runs.rebuilt(IMAGES).error()).isNull();
        }
      } finally {
        done.set(true);
      }
      assertThat(writer.get()).isPositive();
      for (Future<Integer> each : readers) {
        assertThat(each.get()).isPositive();
      }
    }
    awaitAll();
    assertThat(runs.verified(IMAGES).found()).isEmpty();
  }

  /**
   * Reads in transactions of several statements, as queries do: the position first, then the
   * tables. The count must be what the log says for that position, or more, and never go down.
   */
  private int readUntil(AtomicBoolean done, int isolation) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    transaction.setIsolationLevel(isolation);
    int looks = 0;
    long most = 0;
    while (!done.get()) {
      long[] seen = new long[3];
      transaction.executeWithoutResult(
          status -> {
            seen[0] = progress.position(IMAGES);
            seen[1] = count("image_version");
            seen[2] = number("select coalesce(max(valid_from), 0) from image_version");
          });
      assertThat(seen[1]).as("rows at position %d", seen[0]).isGreaterThanOrEqualTo(most);
      assertThat(seen[2]).as("last row at position %d", seen[0]).isGreaterThanOrEqualTo(seen[0]);
      if (isolation == TransactionDefinition.ISOLATION_REPEATABLE_READ) {
        assertThat(seen[2]).isEqualTo(seen[0]);
      }
      most = seen[1];
      looks++;
    }
    return looks;
  }

  @Test
  void whatARunLeftBehindThatDiedIsInNobodysWay() {
    UUID dead = table.begin(IMAGES, ProjectionRun.Kind.REBUILD, "ann").orElseThrow();
    jdbc.execute("create schema framelog_side_image_deadbeef");
    jdbc.execute("create table framelog_side_image_deadbeef.image (like image)");
    assertThat(refusal()).isEqualTo(ErrorCode.PROJECTION_BUSY);

    jdbc.update(
        "update projection_run set alive_until = clock_timestamp() - interval '1 s'"
            + " where run_id = ?",
        dead);
    assertThat(table.find(IMAGES, dead).orElseThrow().state()).isEqualTo(State.LOST);
    assertThat(caption(image)).isEqualTo("after");

    assertThat(runs.rebuilt(IMAGES).error()).isNull();
    assertThat(table.find(IMAGES, dead).orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(schemasOnTheSide()).isEmpty();
  }

  @Test
  void theCacheIsComparedWithPostgresAndForgetsWhatARebuildHasReplaced() {
    await().atMost(PATIENCE).until(() -> runs.rebuilt(CACHE).error() == null);
    fetch.fetch(List.of(image), 0);
    assertThat(runs.verified(CACHE).compared()).isPositive();
    assertThat(runs.verified(CACHE).found()).isEmpty();
    jdbc.update("update image set caption = 'forged' where image_id = ?", uuid(image));

    assertThat(runs.verified(CACHE).found())
        .containsExactly(new Difference("cached", image, What.CHANGED, List.of("json")));
    assertThat(runs.rebuilt(IMAGES).error()).isNull();
    assertThat(fetch.fetch(List.of(image), 0).images().getFirst().json()).contains("after");
  }

  private ErrorCode refusal() {
    try {
      commands.sendAndWait(new RebuildProjection(IMAGES));
    } catch (CommandRejected e) {
      return e.<Rejection>getDetails().orElseThrow().code();
    }
    throw new AssertionError("not refused");
  }

  @Test
  void aRunWhoseConnectionsAreCutLeavesTheLiveTablesAndCanBeRepeated() {
    List<String> before = structure();
    String id = runs.begun(new RebuildProjection(IMAGES));
    int cut = 0;
    while (cut == 0 && table.find(IMAGES, UUID.fromString(id)).orElseThrow().endedAt() == null) {
      cut =
          jdbc.queryForList(
                  "select pg_terminate_backend(pid) from pg_stat_activity"
                      + " where query like '%framelog_side_image%' and pid <> pg_backend_pid()"
                      + " and state <> 'idle'")
              .size();
    }
    runs.ended(IMAGES, id);

    assertThat(structure()).isEqualTo(before);
    assertThat(runs.rebuilt(IMAGES).error()).isNull();
    assertThat(runs.verified(IMAGES).differences()).isZero();
    assertThat(schemasOnTheSide()).isEmpty();
  }

  private static CaptionChanged changed(String id, String text) {
    return new CaptionChanged(id, text, Origin.HUMAN);
  }

  private void awaitAll() {
    progress.await(IMAGES, reader.head().position(), PATIENCE);
    progress.await("near-duplicates", reader.head().position(), PATIENCE);
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id);
  }

  private String caption(String id) {
    return jdbc.queryForList("select caption from image where image_id = ?", String.class, uuid(id))
        .getFirst();
  }

  private long count(String name) {
    return number("select count(*) from " + name);
  }

  private long number(String sql) {
    return jdbc.queryForList(sql, Long.class).getFirst();
  }

  private List<String> imageTables() {
    return List.of(
        "image",
        "image_version",
        "crop_version",
        "image_thumbnail",
        "image_suggestion",
        "image_enrichment",
        "image_embedding",
        "erased_item",
        "image_edited",
        "image_size");
  }

  private List<String> schemasOnTheSide() {
    return jdbc.queryForList(
        "select nspname from pg_namespace where nspname like 'framelog\\_side%'", String.class);
  }

  /** Columns, indexes, constraints and options of all tables, as PostgreSQL describes them. */
  private List<String> structure() {
    return jdbc.queryForList(
        """
        select description from (
          select format('%s.%s %s %s %s', attrelid::regclass, attname,
                        format_type(atttypid, atttypmod), attnotnull, attgenerated) as description
            from pg_attribute join pg_class c on c.oid = attrelid
           where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
             and not attisdropped
          union all
          select indexdef from pg_indexes where schemaname = 'public'
          union all
          select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = 'public'::regnamespace
          union all
          select format('%s %s', oid::regclass, reloptions) from pg_class
           where relnamespace = 'public'::regnamespace and relkind = 'r') d
        order by 1
        """,
        String.class);
  }
}
