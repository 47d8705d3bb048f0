package io.framelog.query.search;

import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch._types.VersionType;
import io.framelog.log.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the index takes, what it refuses, and what must be said aloud. */
@SearchTest
class IndexWritesTest {
  @Autowired Corpus corpus;
  @Autowired SearchIndexes indexes;
  @Autowired ImageIndexer indexer;
  @Autowired ImageRecords records;
  @Autowired RecordVectors vectors;
  @Autowired SearchDocuments documents;
  @Autowired BulkWriter bulk;
  @Autowired LogReader log;

  @Test
  void lateAndRepeatedWritesChangeNothing() throws Exception {
    corpus.awaitIndexed(
        corpus.image("late").caption("first").crops(Corpus.crop("late", "one")).register());
    List<ImageRecord> old = records.load(List.of(imageId("late")), 1);
    corpus.awaitIndexed(corpus.recaption(imageId("late"), "second"));
    Map<String, JsonNode> newest = corpus.documentsOf(imageId("late"));

    List<IndexTarget> targets = indexes.targets();
    BulkWriter.Run run = bulk.to(targets.getFirst());
    old.forEach(
        record -> documents.write(record, vectors.find(old, targets.getFirst().model()), run::add));
    run.flush();
    indexer.index(List.of(imageId("late")), 1, targets);
    indexer.index(List.of(imageId("late"), imageId("nobody")), 1, targets);

    assertThat(corpus.documentsOf(imageId("late"))).isEqualTo(newest);
    assertThat(Objects.requireNonNull(newest.get(imageId("late"))).path("caption").asString())
        .isEqualTo("second");
  }

  @Test
  void aDocumentFromBeyondTheHeadOfTheLogFailsLoudly() throws Exception {
    corpus.awaitIndexed(corpus.image("future").caption("now").register());
    long beyond = log.head().position() + 1_000_000;
    corpus.client.index(
        request ->
            request
                .index("framelog-images")
                .id(imageId("future"))
                .version(beyond)
                .versionType(VersionType.ExternalGte)
                .document(Map.of("kind", "image")));
    List<IndexTarget> targets = indexes.targets();
    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(() -> indexer.index(List.of(imageId("future")), 1, targets))
        .withMessageContaining("log-went-backwards")
        .withMessageContaining(imageId("future"))
        .withMessageContaining(Long.toString(beyond));
  }

  @Test
  void aDocumentThatTheIndexRefusesFailsTheWholeWrite() throws Exception {
    corpus.awaitIndexed(corpus.image("strict").register());
    BulkWriter.Run run = bulk.to(indexes.targets().getFirst());
    run.add(new VersionedDocument("bad", 1, "{\"nonsense\":1}".getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(run::flush)
        .withMessageContaining("nonsense");
  }

  @Test
  void aWriteNeverMakesAnIndexByItself() {
    IndexTarget nowhere = new IndexTarget("nowhere", "nowhere", new IndexedModel("m", "1", 2));
    BulkWriter.Run run = bulk.to(nowhere);
    run.add(new VersionedDocument("a", 1, "{}".getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(run::flush)
        .withMessageContaining("not an alias");
  }

  @Test
  void manyDocumentsGoInRequestsOfBoundedSize() throws Exception {
    corpus.awaitIndexed(corpus.image("first of many").register());
    BulkWriter.Run run = bulk.to(indexes.targets().getFirst());
    String caption = "{\"kind\":\"other\",\"caption\":\"" + "x".repeat(1_000_000) + "\"}";
    for (int i = 0; i < 12; i++) {
      run.add(new VersionedDocument("big" + i, 1, caption.getBytes(StandardCharsets.UTF_8)));
    }
    run.flush();
    assertThat(corpus.documents().keySet()).contains("big0", "big11");
  }
}
