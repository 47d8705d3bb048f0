package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.FindCheckpoint;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.log.LogReader;
import io.framelog.query.AuditProgram.Outcome;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.Images;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A node of this build starts on what an earlier build has left. */
@ReadModelTest
class EarlierDataFolderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int EVENTS = 22;

  /** What that build wrote down of its migrations; each has stayed as it was. */
  private static final Map<String, Integer> CHECKSUMS =
      Map.of(
          "1.001", -842617794,
          "2.001", 186712749,
          "2.010", -256116084,
          "2.020", -1912580148,
          "2.030", 722215764);

  private static final List<String> KEPT_ROWS =
      List.of(
          "image",
          "image_version",
          "crop_version",
          "image_thumbnail",
          "image_enrichment",
          "image_embedding",
          "image_edited",
          "image_size");

  private static final String EVENT =
      "(position, event_id, type, revision, aggregate_type, aggregate_id, sequence, recorded_at,"
          + " payload, metadata, salt, commitment)::text";

  @Autowired Environment environment;
  @Autowired JdbcTemplate server;
  @TempDir Path folder;

  @Test
  void itsEventsProofsReadModelAndListsAreThereAndTheLogGoesOn() throws Exception {
    String url = database();
    JdbcTemplate jdbc = new JdbcTemplate(dataSource(url));
    leaveWhatTheEarlierBuildLeft(jdbc);
    List<String> events = rows(jdbc, "select " + EVENT + " from event_log order by position");
    List<String> versions = rows(jdbc, "select v::text from image_version v order by 1");
    assertThat(events).hasSize(EVENTS);

    try (ConfigurableApplicationContext node = node(url)) {
      assertThat(rows(jdbc, "select " + EVENT + " from event_log order by position"))
          .isEqualTo(events);
      assertThat(rows(jdbc, "select v::text from image_version v order by 1")).isEqualTo(versions);
      theLogIsProven(node, EVENTS);
      theListsAreRight(node);
      whatWasKeptIsWhatIsMadeAnew(node, jdbc);

      String id = Images.id();
      long next = node.getBean(TestLog.class).append(Images.registered(id));
      assertThat(next).isEqualTo(EVENTS + 1);
      theLogIsProven(node, next);
      assertThat(list(node, "created", next)).hasSize(4).first().isEqualTo(id);
    }
  }

  /** With the verifier that knows none of our classes. */
  private void theLogIsProven(ConfigurableApplicationContext node, long size) {
    Checkpoint now =
        node.getBean(TestQueries.class).ask(new FindCheckpoint(size, null), Checkpoint.class);
    Outcome outcome =
        Verifier.run(
            "log",
            Export.log(folder, node.getBean(LogReader.class).readSealed(0, 100)),
            Export.checkpoint(folder, now));
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("verified: size " + size);
  }

  private static void theListsAreRight(ConfigurableApplicationContext node) {
    assertThat(list(node, "created:asc", EVENTS)).containsExactlyElementsOf(registered(node));
    assertThat(list(node, "updated:asc", EVENTS)).containsExactlyElementsOf(registered(node));
    assertThat(list(node, "bytes:asc", EVENTS)).hasSize(3);
    assertThat(list(node, "width:asc", EVENTS).getFirst()).isEqualTo(registered(node).getFirst());
  }

  private static List<String> registered(ConfigurableApplicationContext node) {
    return rows(
        node.getBean(JdbcTemplate.class),
        "select aggregate_id::text from event_log where type = 'ImageRegistered' order by"
            + " position");
  }

  private static List<String> list(
      ConfigurableApplicationContext node, String sort, long position) {
    return node
        .getBean(TestQueries.class)
        .ask(new ListImages(null, sort, 10, null, false, null, position), ImagePage.class)
        .images()
        .stream()
        .map(ImageDocument::imageId)
        .toList();
  }

  /** Also the columns and tables that the migrations have filled. */
  private static void whatWasKeptIsWhatIsMadeAnew(
      ConfigurableApplicationContext node, JdbcTemplate jdbc) {
    ProjectionProgress progress = node.getBean(ProjectionProgress.class);
    progress.await("image", EVENTS, PATIENCE);
    Map<String, List<String>> kept = dump(jdbc);
    node.getBean(ProjectionReset.class).reset("image");
    progress.await("image", EVENTS, PATIENCE);
    assertThat(kept.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    assertThat(dump(jdbc)).isEqualTo(kept);
  }

  private static Map<String, List<String>> dump(JdbcTemplate jdbc) {
    return KEPT_ROWS.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                table -> rows(jdbc, "select to_jsonb(r)::text from " + table + " r order by 1")));
  }

  private void leaveWhatTheEarlierBuildLeft(JdbcTemplate jdbc) throws IOException {
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql")) {
      String name = Objects.requireNonNull(file.getFilename());
      if (CHECKSUMS.containsKey(name.substring(1, name.indexOf("__")).replace('_', '.'))) {
        Files.write(migrations.resolve(name), file.getContentAsByteArray());
      }
    }
    Flyway earlier =
        Flyway.configure()
            .dataSource(Objects.requireNonNull(jdbc.getDataSource()))
            .locations("filesystem:" + migrations)
            .load();
    earlier.migrate();
    assertThat(
            Arrays.stream(earlier.info().applied())
                .collect(
                    Collectors.toMap(
                        applied -> applied.getVersion().getVersion(), MigrationInfo::getChecksum)))
        .isEqualTo(CHECKSUMS);
    new ResourceDatabasePopulator(new ClassPathResource("earlier-data-folder.sql"))
        .execute(jdbc.getDataSource());
  }

  /** A new one on the server of all tests. */
  private String database() {
    String name = "earlier_" + UUID.randomUUID().toString().replace("-", "");
    server.execute("create database " + name);
    return environment
        .getRequiredProperty("spring.datasource.url")
        .replaceFirst("/[^/]*$", "/" + name);
  }

  private DriverManagerDataSource dataSource(String url) {
    return new DriverManagerDataSource(
        url,
        environment.getRequiredProperty("spring.datasource.username"),
        environment.getRequiredProperty("spring.datasource.password"));
  }

  private ConfigurableApplicationContext node(String url) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.datasource.url=" + url);
    for (String same :
        List.of(
            "spring.datasource.username",
            "spring.datasource.password",
            "framelog.redis.address",
            "axon.axonserver.enabled",
            "axon.serializer.general",
            "axon.serializer.messages",
            "axon.serializer.events",
            "spring.jpa.open-in-view",
            "spring.flyway.out-of-order",
            "spring.main.banner-mode",
            "logging.level.root")) {
      arguments.add("--" + same + '=' + environment.getRequiredProperty(same));
    }
    return new SpringApplicationBuilder(AuditTestApplication.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .run(arguments.toArray(String[]::new));
  }

  private static List<String> rows(JdbcTemplate jdbc, String sql) {
    return jdbc.queryForList(sql, String.class);
  }
}
