package io.framelog.query.search;

import static io.framelog.query.search.Corpus.cropId;
import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.framelog.log.LogReader;
import io.framelog.query.progress.ProjectionReset;
import io.framelog.query.search.IndexCatalog.Entry;
import io.framelog.query.search.SearchIndexRebuild.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Indices come and go without anybody missing a document. */
@SearchTest
class SearchIndexRebuildTest {
  @Autowired Corpus corpus;
  @Autowired SearchIndexRebuild rebuild;
  @Autowired SearchIndexes indexes;
  @Autowired IndexCatalog catalog;
  @Autowired IndexDefinition definition;
  @Autowired IndexStates states;
  @Autowired ImageRecords records;
  @Autowired ImageIndexer indexer;
  @Autowired RebuildLock lock;
  @Autowired LogReader log;
  @Autowired ProjectionReset reset;
  @Autowired SearchImagesHandler search;

  @BeforeEach
  void settleOnOneIndex() {
    assertThat(rebuild.rebuild()).isPresent();
  }

  private SearchAnswer search(String text, SearchMode mode, long minPosition) {
    return search.on(
        new SearchImages(
            text, null, null, null, null, null, mode, SearchScope.IMAGES, 50, null, minPosition));
  }

  private List<String> found(String text, SearchMode mode, long minPosition) {
    return search(text, mode, minPosition).hits().stream().map(SearchHit::imageId).toList();
  }

  private Rejection refusal(SearchMode mode) {
    return assertThatExceptionOfType(QueryRejected.class)
        .isThrownBy(() -> search("anything", mode, 0))
        .actual()
        .<Rejection>getDetails()
        .orElseThrow();
  }

  private long varied(String name) {
    for (int i = 0; i < 30; i++) {
      corpus
          .image(name + i)
          .looks("scene " + i % 7)
          .caption(i % 3 == 0 ? "" : "caption number " + i)
          .tags(name, "t" + i % 5)
          .metadata(Map.of("i", i, "source", i % 2 == 0 ? "flickr" : "own"))
          .crops(Corpus.crop(name + i, "label " + i % 4), Corpus.crop(name + i + "b", "other"))
          .register();
    }
    corpus.recaption(imageId(name + 1), "another caption");
    corpus.log.append(new CropRemoved(imageId(name + 2), cropId(name + 2)));
    return corpus.log.append(new ImageRemoved(imageId(name + 3), null));
  }

  private static Map<String, JsonNode> withoutCropTombstones(Map<String, JsonNode> documents) {
    Map<String, JsonNode> left = new TreeMap<>(documents);
    left.values()
        .removeIf(
            document ->
                document.path("kind").asString().equals("crop") && !document.has("captionWords"));
    return left;
  }

  @Test
  void aRebuiltIndexHasTheSameDocumentsAsTheLiveOneAndNoTombstonesOfCrops() throws Exception {
    corpus.awaitIndexed(varied("rebuilt"));
    Map<String, JsonNode> live = corpus.documents();
    String before = indexes.live().orElseThrow().index();

    Outcome outcome = rebuild.rebuild().orElseThrow();

    Map<String, JsonNode> rebuilt = corpus.documents();
    assertThat(rebuilt).isEqualTo(withoutCropTombstones(live)).hasSizeLessThan(live.size());
    assertThat(outcome.images()).isGreaterThanOrEqualTo(31);
    assertThat(outcome.index()).isNotEqualTo(before);
    assertThat(catalog.list().entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo(outcome.index());
              assertThat(entry.live()).isTrue();
              assertThat(entry.next()).isFalse();
            });
  }

  @Test
  void changesDuringARebuildAreInTheNewIndexWhicheverComesFirst() throws Exception {
    corpus.awaitIndexed(varied("during"));
    long last = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> edits =
          threads.submit(
              () -> {
                long position = 0;
                for (int round = 0; round < 10; round++) {
                  for (int i = 4; i < 30; i++) {
                    position =
                        corpus.recaption(imageId("during" + i), "round " + round + " of " + i);
                  }
                }
                return position;
              });
      while (!edits.isDone()) {
        assertThat(rebuild.rebuild()).isPresent();
      }
      last = edits.get();
    }
    corpus.awaitIndexed(last);
    Map<String, JsonNode> documents = corpus.documents();
    for (int i = 4; i < 30; i++) {
      assertThat(
              Objects.requireNonNull(documents.get(imageId("during" + i)))
                  .path("caption")
                  .asString())
          .isEqualTo("round 9 of " + i);
    }
  }

  @Test
  void whileAnIndexIsFilledEveryChangeGoesToBoth() throws Exception {
    IndexTarget next = indexes.createNext();
    assertThat(indexes.targets()).hasSize(2);
    long last = corpus.image("both").caption("written twice").register();
    corpus.awaitIndexed(last);
    assertThat(corpus.documentsOf(imageId("both"))).hasSize(1);
    assertThat(
            corpus
                .client
                .get(get -> get.index(next.index()).id(imageId("both")), JsonNode.class)
                .found())
        .isTrue();
  }

  @Test
  void anUnfinishedIndexIsThrownAwayByTheNextRebuild() throws Exception {
    IndexTarget unfinished = indexes.createNext();
    Outcome outcome = rebuild.rebuild().orElseThrow();
    assertThat(catalog.list().entries())
        .extracting(Entry::name)
        .containsExactly(outcome.index())
        .doesNotContain(unfinished.index());
  }

  @Test
  void onlyOneRebuildRunsAtATime() throws Exception {
    try (RebuildLock.Held held = lock.tryLock().orElseThrow()) {
      assertThat(rebuild.rebuild()).isEmpty();
    }
    assertThat(rebuild.rebuild()).isPresent();
  }

  @Test
  void aLostIndexIsFilledFromTheReadModelAndSearchSaysSoMeanwhile() throws Exception {
    long last = corpus.image("lost").looks("compass").caption("compass").register();
    corpus.awaitIndexed(last);
    deleteAll();
    assertThat(refusal(SearchMode.SEMANTIC).code()).isEqualTo(ErrorCode.SEARCH_UNAVAILABLE);
    indexes.ensure();
    assertThat(indexes.hasNext()).as("an empty index is not shown as if it were full").isTrue();
    assertThat(refusal(SearchMode.LEXICAL).code()).isEqualTo(ErrorCode.SEARCH_UNAVAILABLE);

    rebuild.rebuild();
    assertThat(found("compass", SearchMode.SEMANTIC, last)).startsWith(imageId("lost"));
    assertThat(found("compass", SearchMode.LEXICAL, last)).containsExactly(imageId("lost"));
  }

  @Test
  void nodesThatMakeTheMissingIndexAtOnceDoNotTakeItFromEachOther() throws Exception {
    long last = corpus.image("raced").caption("raced").register();
    corpus.awaitIndexed(last);
    for (int round = 0; round < 8; round++) {
      deleteAll();
      try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> made = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
          made.add(nodes.submit(this::ensured));
        }
        made.add(nodes.submit(rebuild::rebuild));
        for (Future<?> one : made) {
          one.get();
        }
      }
      rebuild.rebuild();
      assertThat(catalog.list().entries()).singleElement().matches(Entry::live);
      assertThat(corpus.documents()).containsKey(imageId("raced"));
    }
  }

  private boolean ensured() throws IOException {
    indexes.ensure();
    return true;
  }

  private void deleteAll() throws IOException {
    for (Entry entry : catalog.list().entries()) {
      corpus.client.indices().delete(request -> request.index(entry.name()));
    }
  }

  @Test
  void aSearchGoesOnWhenItsIndexIsReplaced() {
    long last = corpus.image("replaced").looks("anvil").caption("anvil").register();
    assertThat(found("anvil", SearchMode.SEMANTIC, last)).startsWith(imageId("replaced"));
    rebuild.rebuild();
    assertThat(found("anvil", SearchMode.SEMANTIC, last)).startsWith(imageId("replaced"));
  }

  @Test
  void aResetFillsAnEmptyIndexFromTheFirstEvent() throws Exception {
    long last = varied("reset");
    corpus.awaitIndexed(last);
    Map<String, JsonNode> live = corpus.documents();
    String before = indexes.live().orElseThrow().index();
    reset.reset(SearchIndexProjection.NAME);
    corpus.awaitIndexed(last);
    assertThat(indexes.live().orElseThrow().index()).isNotEqualTo(before);
    assertThat(withoutCropTombstones(corpus.documents())).isEqualTo(withoutCropTombstones(live));
    assertThat(found("another", SearchMode.LEXICAL, last)).contains(imageId("reset1"));
  }

  @Test
  void anotherModelGetsAnIndexOfItsOwn() throws Exception {
    HashedWordsEncoder successor = new HashedWordsEncoder("Hashed Words/large", "2.0");
    corpus.image("models").looks("easel").caption("easel").register();
    long last =
        corpus.log.append(
            corpus.embedding(
                imageId("models"), EmbeddingSubject.image(), "easel paint", successor));
    corpus.awaitIndexed(last);
    SearchIndexes itsIndexes =
        new SearchIndexes(
            corpus.client,
            catalog,
            definition,
            corpus.settings,
            successor,
            log,
            corpus.progress,
            states);
    SearchIndexRebuild itsRebuild =
        new SearchIndexRebuild(itsIndexes, records, indexer, corpus.progress, lock);

    itsIndexes.ensure();
    assertThat(itsIndexes.targets())
        .extracting(target -> target.model().name())
        .containsExactly("hashed-words", "Hashed Words/large");
    last = corpus.recaption(imageId("models"), "easel again");
    corpus.awaitIndexed(last);
    assertThat(found("easel", SearchMode.SEMANTIC, last)).startsWith(imageId("models"));

    String index = itsRebuild.rebuild().orElseThrow().index();
    assertThat(index)
        .startsWith("framelog-images-%d-hashed-words-large-2-0-".formatted(SearchIndexes.SCHEMA));
    JsonNode document =
        Objects.requireNonNull(corpus.documentsOf(imageId("models")).get(imageId("models")));
    assertThat(document.has("image_vector")).isTrue();
    assertThat(document.has("caption_vector")).as("not embedded by this model yet").isFalse();
    Rejection refusal = refusal(SearchMode.SEMANTIC);
    assertThat(refusal.code()).isEqualTo(ErrorCode.SEARCH_UNAVAILABLE);
    assertThat(refusal.detail()).contains("hashed-words");
    assertThat(found("easel", SearchMode.LEXICAL, last)).containsExactly(imageId("models"));
  }

  @Test
  void anIndexOfAnotherLogIsRefused() throws Exception {
    IndexIdentity foreign =
        new IndexIdentity(
            SearchIndexes.SCHEMA,
            IndexedModel.of(corpus.encoder),
            "another-log",
            log.head().epoch());
    corpus
        .client
        .indices()
        .create(
            definition.request(
                "framelog-images-%d-foreign-000099".formatted(SearchIndexes.SCHEMA),
                Optional.of("framelog-images-next"),
                foreign));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(indexes::targets)
        .withMessageContaining("log-went-backwards")
        .withMessageContaining("another-log");
    assertThat(rebuild.rebuild()).as("a rebuild is the way out").isPresent();
    assertThat(indexes.targets()).hasSize(1);
  }
}
