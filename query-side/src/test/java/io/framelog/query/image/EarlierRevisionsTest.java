package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.identity.Sha256;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.VectorRef;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.queries.FindImageHistory;
import io.framelog.image.queries.HistoryPage;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log that an older build began: its rows are read as if this build had written them. */
@ReadModelTest
class EarlierRevisionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DIGEST = Sha256.hex("vector");
  private static final String EMBEDDED_1 =
      """
      {"imageId":"%s","subject":{"kind":"IMAGE","cropId":null,"box":null,"textSha256":null},\
      "model":"clip","modelVersion":"1","dimension":512,"sha256":"%s"}""";

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired JdbcTemplate jdbc;

  private final String old = Images.id();
  private final String present = Images.id();

  @Test
  void theRowsAreTheSameAndSoAreThoseOfARebuild() {
    appendBoth();
    Map<String, Object> rows = row(old);
    assertThat(rows)
        .containsEntry("model", "clip")
        .containsEntry("dimension", 512)
        .isEqualTo(row(present));

    reset.reset("image");
    progress.await("image", reader.head().position(), PATIENCE);

    assertThat(row(old)).isEqualTo(rows).isEqualTo(row(present));
    assertThat(jdbc.queryForList("select 1 from parked_event where aggregate_id = ?", uuid(old)))
        .isEmpty();
  }

  @Test
  void historyTellsTheChangeInTheWordsOfToday() {
    appendBoth();

    assertThat(embedding(history(old), old)).isEqualTo(embedding(history(present), present));
  }

  @Test
  void theLogItselfKeepsWhatWasWritten() {
    appendBoth();

    assertThat(reader.read(LogQuery.aggregate(old, 0, 10)))
        .last()
        .satisfies(
            event -> {
              assertThat(event.revision()).isEqualTo("1");
              assertThat(event.payload()).isEqualTo(EMBEDDED_1.formatted(old, DIGEST));
            });
  }

  private void appendBoth() {
    log.append(Images.registered(old), Images.registered(present));
    log.appendRow("EmbeddingRecorded", "1", old, EMBEDDED_1.formatted(old, DIGEST));
    long last =
        log.append(
            new EmbeddingRecorded(
                present, EmbeddingSubject.image(), VectorRef.float32("clip", "1", 512, DIGEST)));
    progress.await("image", last, PATIENCE);
  }

  private Map<String, Object> row(String id) {
    return jdbc.queryForMap(
        """
        select kind, crop_id, model, model_version, dimension, sha256 from image_embedding
         where image_id = ?""",
        uuid(id));
  }

  private List<JsonNode> history(String id) {
    return queries.ask(new FindImageHistory(id, 0, 10, null), HistoryPage.class).entries().stream()
        .map(entry -> JSON.readTree(entry.change()))
        .toList();
  }

  private static String embedding(List<JsonNode> history, String id) {
    return history.getLast().toString().replace(id, "id");
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id);
  }
}
