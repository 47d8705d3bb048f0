package io.framelog.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.image.queries.SearchMode;
import io.framelog.query.image.ImageFetch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nodes that run one after the other, each on one of several databases: a copy of a database is a
 * backup, and a node on it is a system that was restored from it.
 */
final class RestoredStack {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RestoredStack() {}

  /** A node's way to look at itself and at what it keeps. */
  record Node(ConfigurableApplicationContext context) implements AutoCloseable {
    Corpus corpus() {
      return context.getBean(Corpus.class);
    }

    JdbcTemplate jdbc() {
      return context.getBean(JdbcTemplate.class);
    }

    List<String> search(String text, long position) {
      return context
          .getBean(Searches.class)
          .search()
          .text(text)
          .by(SearchMode.LEXICAL)
          .since(position)
          .images();
    }

    /** The image as a reader gets it, whose second look may be answered by Redis. */
    String image(String name) {
      ImageFetch images = context.getBean(ImageFetch.class);
      images.fetch(List.of(Corpus.imageId(name)));
      return images.fetch(List.of(Corpus.imageId(name))).images().stream()
          .map(image -> image.json())
          .findFirst()
          .orElse("none");
    }

    long head() {
      return number("select position from event_log_head");
    }

    long epoch() {
      return number("select epoch from event_log_head");
    }

    long number(String sql) {
      return Objects.requireNonNull(jdbc().queryForObject(sql, Long.class));
    }

    /** Waits until the index has everything and is no longer being made. */
    void awaitSearchable(long position) {
      corpus().awaitIndexed(position);
      SearchIndexes indexes = context.getBean(SearchIndexes.class);
      await().atMost(PATIENCE).until(() -> indexes.live().isPresent());
    }

    /** Waits until index and cache have everything, and images are answered from Redis. */
    void settle(long position) {
      awaitSearchable(position);
      corpus().progress.await("image-cache", position, PATIENCE);
      await()
          .atMost(PATIENCE)
          .until(() -> number("select count(*) from cache_namespace where started") == 1);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  static Node node(String database, String... settings) {
    List<String> all = new ArrayList<>();
    Map<String, String> found = SearchServers.properties();
    found.forEach((key, value) -> all.add("--" + key + '=' + value));
    all.addAll(
        List.of(
            "--spring.datasource.url=" + url(database),
            "--framelog.search.alias=" + database.replaceFirst("_.*", ""),
            "--framelog.search.check-interval=200ms",
            "--framelog.cache.watch=200ms",
            "--framelog.redis.pause=200ms",
            "--framelog.query.wait=20s",
            "--framelog.log.poll-interval=200ms",
            "--axon.axonserver.enabled=false",
            "--axon.serializer.general=jackson3",
            "--axon.serializer.messages=jackson3",
            "--axon.serializer.events=jackson3",
            "--spring.jpa.open-in-view=false",
            "--spring.flyway.out-of-order=true",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN"));
    all.addAll(List.of(settings));
    // Later values go before earlier ones.
    Map<String, String> byKey = new LinkedHashMap<>();
    all.forEach(one -> byKey.put(one.substring(0, one.indexOf('=')), one));
    return new Node(
        new SpringApplicationBuilder(SearchTestApplication.class)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .run(byKey.values().toArray(String[]::new)));
  }

  /** Makes {@code later} from the state of {@code earlier}; nobody may be using that. */
  static void copy(String earlier, String later) throws SQLException {
    execute("postgres", "create database %s template %s".formatted(later, earlier));
  }

  static void create(String database) throws SQLException {
    execute("postgres", "create database " + database);
  }

  /** As superuser, past the triggers that keep events from being changed. */
  static void execute(String database, String... statements) throws SQLException {
    Map<String, String> found = SearchServers.properties();
    try (Connection connection =
            DriverManager.getConnection(
                url(database),
                found.get("spring.datasource.username"),
                found.get("spring.datasource.password"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String url(String database) {
    String url = Objects.requireNonNull(SearchServers.properties().get("spring.datasource.url"));
    return url.replaceFirst("/[^/]*$", '/' + database);
  }

  /**
   * A system that has worked for a while: {@code name_now}, and {@code name_backup} from before its
   * last events. In the backup there is one image with the caption "bell"; later that became "lost
   * bell", and another image came. Returns the positions of both.
   */
  static History history(String name) throws SQLException {
    create(name + "_now");
    long kept;
    try (Node node = node(name + "_now")) {
      kept = node.corpus().image("kept").caption("bell").register();
      node.settle(kept);
      assertThat(node.image("kept")).contains("bell");
    }
    copy(name + "_now", name + "_backup");
    try (Node node = node(name + "_now")) {
      node.corpus().recaption(Corpus.imageId("kept"), "lost bell");
      long lost = node.corpus().image("lost").caption("bell").register();
      node.settle(lost);
      assertThat(node.image("kept")).contains("lost bell");
      assertThat(node.image("lost")).contains("bell");
      assertThat(node.search("bell", lost))
          .containsExactlyInAnyOrder(Corpus.imageId("kept"), Corpus.imageId("lost"));
      return new History(kept, lost);
    }
  }

  /** Where the backup ends and where the log ended. */
  record History(long kept, long lost) {}
}
