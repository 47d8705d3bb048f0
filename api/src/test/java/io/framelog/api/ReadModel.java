package io.framelog.api;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/** The tables that projections write, seen from outside. */
final class ReadModel {
  /** Tables that are no projection's rows: the log, jobs, tokens, vectors, and what they need. */
  private static final String OTHERS =
      "^(event_log.*|snapshots|token_?entry|flyway.*|enrichment.*|embedding_vector|saga.*"
          + "|association.*|scheduled_tasks|dead_letter.*|projection_progress|search_index.*"
          + "|aggregate_snapshot|cache_namespace|parked_event)$";

  private final DataSource dataSource;
  private final EventProcessingConfiguration processors;

  ReadModel(RunningFramelog framelog) {
    this.dataSource = framelog.bean(DataSource.class);
    this.processors = framelog.bean(EventProcessingConfiguration.class);
  }

  /** The steps of enrichment that are still to come. */
  List<String> pendingSteps() {
    return query(
        "select concat_ws(' ', e.image_id, e.kind, e.subject) from image_enrichment e"
            + " join image i using (image_id) where e.state = 'PENDING' and not i.removed");
  }

  /** For each table the count of its rows and a digest of them all. */
  Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    for (String table : tables()) {
      digests.put(
          table,
          query(
                  "select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by"
                      + " t::text collate \"C\")), '') from \"%s\" t".formatted(table))
              .getFirst());
    }
    return digests;
  }

  private List<String> tables() {
    return query(
        "select table_name from information_schema.tables where table_schema = 'public' and"
            + " table_type = 'BASE TABLE' and table_name !~ '%s'".formatted(OTHERS));
  }

  private List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Drops what the projection has written and starts it from the first event. */
  void rebuild(String projection) {
    StreamingEventProcessor processor =
        processors.eventProcessor(projection, StreamingEventProcessor.class).orElseThrow();
    processor.shutDown();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(UnableToClaimTokenException.class)
        .until(
            () -> {
              processor.resetTokens();
              return true;
            });
    processor.start();
  }
}
