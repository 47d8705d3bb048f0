package io.framelog.command.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.command.log.LogDatabase;
import io.framelog.edit.EditImages;
import io.framelog.image.commands.ImageEdit;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bulk edit whose nodes are killed and whose connections are cut, again and again. */
class KilledJobTest {
  private static final int IMAGES = 8_000;
  private static final int KILLS = 2;
  private static final int LONGEST_LIFE_MILLIS = 900;

  private final Random random = new Random(20261122);
  private LogDatabase database;
  private JdbcTemplate jdbc;

  @BeforeEach
  void database() throws Exception {
    database = LogDatabase.fresh("killed_job");
    jdbc = database.jdbc();
  }

  private static String submit(EditNode node, List<String> images) {
    return node.submit(
        "ann",
        new EditImages(
            SelectionSpec.ofIds(images),
            List.of(
                new ImageEdit.Tags(List.of("car"), List.of()), new ImageEdit.Caption("a car"))));
  }

  private void everyImageHasItsEditOnce(JobView done) {
    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(List.of(done.total(), done.done(), done.changed())).containsOnly((long) IMAGES);
    assertThat(
            jdbc.queryForList(
                "select distinct count(*) from event_log where type = 'TagsEdited'"
                    + " group by aggregate_id",
                Long.class))
        .containsExactly(1L);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from event_log where metadata::jsonb ->> 'causationId' = ?",
                Long.class,
                done.jobId()))
        .isEqualTo(2L * IMAGES);
  }

  @Test
  void killedAgainAndAgainItEndsWithExactCountsAndOneEffectPerImage() throws Exception {
    String jobId;
    try (EditNode idle = EditNode.on(database, Map.of("workers", 0))) {
      jobId = submit(idle, idle.register("killed", IMAGES));
    }
    for (int kill = 0; kill < KILLS; kill++) {
      long before = events();
      Process node = start();
      try {
        while (events() == before) { // it has begun, or goes on
          assertThat(node.isAlive()).isTrue();
          TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      } finally {
        node.destroyForcibly().waitFor();
      }
      System.out.printf("killed job, round %d: %d events%n", kill, events() - before);
    }
    assertThat(jdbc.queryForObject("select state from job", String.class)).isEqualTo("RUNNING");
    try (EditNode last = EditNode.on(database, Map.of("workers", 2))) {
      everyImageHasItsEditOnce(last.finished(jobId));
    }
  }

  @Test
  void withItsConnectionsCutItEndsWithExactCountsAndOneEffectPerImage() throws Exception {
    try (EditNode first = EditNode.on(database, Map.of("workers", 2));
        EditNode second = EditNode.on(database, Map.of("workers", 2))) {
      String jobId = submit(first, first.register("cut", IMAGES));
      for (int cut = 0; cut < KILLS; cut++) {
        TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(LONGEST_LIFE_MILLIS));
        jdbc.queryForList(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
      }
      while (!"DONE".equals(jdbc.queryForObject("select state from job", String.class))) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      everyImageHasItsEditOnce(second.job(jobId));
    }
  }

  private long events() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select position from event_log_head", Long.class));
  }

  private Process start() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EditNode.class.getName(),
                database.url(),
                database.user())
            .inheritIO();
    builder.environment().put("DATABASE_PASSWORD", database.password());
    return builder.start();
  }
}
