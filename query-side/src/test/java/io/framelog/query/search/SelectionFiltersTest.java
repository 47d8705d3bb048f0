package io.framelog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.query.selection.ElasticsearchSelection;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.Similarities;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The index, the current rows and the rows as of past positions select what a plain reading of the
 * language selects, image by image.
 */
@SearchTest
class SelectionFiltersTest {
  private static final long SEED = 20_261_122;
  private static final int IMAGES = 250;
  private static final int EDITS = 700;
  private static final int SELECTIONS = 350;

  @Autowired Corpus corpus;
  @Autowired LogReader log;
  @Autowired JdbcTemplate jdbc;
  @Autowired SelectionResolver resolver;

  private final Random random = new Random(SEED);
  private final Map<Long, Instant> times = new HashMap<>();
  private final List<RandomImage> images = new ArrayList<>();
  private final Likeness likeness = new Likeness();

  /** Where something ended: there the plain reading knows what was. */
  private final List<Long> ends = new ArrayList<>();

  @Test
  void everyTermAndCombinationMeansTheSameAsTheNaiveReadingNowAndAtAnyPosition()
      throws IOException {
    makeHistory();
    List<Instant> known = times.values().stream().sorted().toList();
    RandomTexts texts =
        new RandomTexts(
            random,
            () -> any(images).id,
            () -> any(known).toString(),
            () -> any(ends) + random.nextInt(2),
            vector -> any(vector ? likeness.embedded() : likeness.hashed()));
    long head = ends.getLast();
    int matches = 0;
    int past = 0;
    int similar = 0;
    for (int i = 0; i < SELECTIONS; i++) {
      String text = texts.next();
      Selection selection = SelectionParser.parse(text);
      Set<String> expected = expected(selection, head);
      Selection now = resolver.resolve(selection, null, null).selection();
      assertThat(inIndex(now)).as("index, seed %d: %s", SEED, text).isEqualTo(expected);
      assertThat(inTables(SqlSelection.now(now), ""))
          .as("now, seed %d: %s", SEED, text)
          .isEqualTo(expected);
      long position = any(ends);
      Set<String> then = expected(selection, position);
      Selection resolved = resolver.resolve(selection, position, null).selection();
      assertThat(inTables(SqlSelection.asOf(position, resolved), asOf(position)))
          .as("as of %d, seed %d: %s", position, SEED, text)
          .isEqualTo(then);
      matches += expected.size();
      similar += Similarities.in(selection).isEmpty() ? 0 : 1;
      past += then.equals(expected) ? 0 : 1;
    }
    assertThat(matches)
        .as("the selections tell images apart")
        .isBetween(SELECTIONS * IMAGES / 10, SELECTIONS * IMAGES * 9 / 10);
    assertThat(past).as("the past is another").isGreaterThan(SELECTIONS / 2);
    assertThat(similar).as("some ask for similar images").isGreaterThan(SELECTIONS / 10);
  }

  @Test
  void theLongestSelectionIsNotTooMuchForTheIndexOrTheTables() throws IOException {
    StringBuilder text = new StringBuilder("tag:a");
    for (int i = 0; text.length() < SelectionParser.MAX_LENGTH - 20; i++) {
      text.append(" OR tag:").append(i);
    }
    String deepest = "(tag:a AND (tag:b OR ".repeat(12) + "tag:c" + "))".repeat(12);
    for (String selected : List.of(text.toString(), deepest)) {
      Selection selection = SelectionParser.parse(selected);
      assertThat(inIndex(selection)).isEmpty();
      assertThat(inTables(SqlSelection.now(selection), "")).isEmpty();
      assertThat(inTables(SqlSelection.asOf(1, selection), asOf(1))).isEmpty();
    }
  }

  private void makeHistory() throws IOException {
    for (int i = 0; i < IMAGES; i++) {
      RandomImage image = new RandomImage("filtered " + i, random, times, likeness);
      images.add(image);
      ends.add(image.register(corpus));
    }
    for (int i = 0; i < EDITS; i++) {
      ends.add(any(images).edit(corpus));
    }
    corpus.progress.await("image", ends.getLast(), Duration.ofSeconds(30));
    review();
    List<ImageEvent> work = new ArrayList<>();
    for (RandomImage image : images) {
      work.add(corpus.captionEmbedding(image.id, "again"));
      work.add(image.fingerprint());
    }
    long indexed = corpus.log.append("worker", work);
    corpus.awaitIndexed(indexed);
    corpus.progress.await("near-duplicates", indexed, Duration.ofSeconds(30));
    corpus.client.indices().refresh(request -> request.index(corpus.settings.alias()));
    long first = ends.getFirst() - 100;
    log.read(LogQuery.all(Math.max(0, first), 10_000))
        .forEach(event -> times.put(event.position(), event.recordedAt()));
  }

  /** Straight into the rows of all times; what comes behind brings the index to look again. */
  private void review() {
    for (RandomImage image : images) {
      jdbc.update("update image set review = ? where image_id = ?::uuid", image.review, image.id);
      jdbc.update(
          "update image_version set review = ? where image_id = ?::uuid", image.review, image.id);
    }
  }

  private Set<String> expected(Selection selection, long position) {
    return images.stream()
        .map(image -> image.asOf(position))
        .filter(Objects::nonNull)
        .filter(image -> image.isSelected(selection))
        .map(PlainImage::id)
        .collect(Collectors.toSet());
  }

  private static String asOf(long position) {
    return " join image_version v on v.image_id = i.image_id and v.valid_from <= "
        + position
        + " and v.valid_to > "
        + position;
  }

  private Set<String> inTables(SqlCondition condition, String join) {
    return new HashSet<>(
        jdbc.queryForList(
            "select i.image_id::text from image i"
                + join
                + " where jsonb_exists(i.metadata, '"
                + RandomImage.MARK
                + "') and "
                + condition.sql(),
            String.class,
            condition.parameters().toArray()));
  }

  private Set<String> inIndex(Selection selection) throws IOException {
    Query filter = ElasticsearchSelection.filter(selection);
    SearchResponse<Void> response =
        corpus.client.search(
            request ->
                request
                    .index(corpus.settings.alias())
                    .size(10_000)
                    .source(source -> source.fetch(false))
                    .query(
                        query ->
                            query.bool(
                                bool ->
                                    bool.filter(filter)
                                        .filter(
                                            kind -> kind.term(t -> t.field("kind").value("image")))
                                        .filter(
                                            ours ->
                                                ours.term(
                                                    t ->
                                                        t.field("metadataPaths")
                                                            .value("=" + RandomImage.MARK))))),
            Void.class);
    return response.hits().hits().stream().map(hit -> hit.id()).collect(Collectors.toSet());
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
