package io.framelog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.framelog.image.Crop;
import io.framelog.image.events.ImageRemoved;
import io.framelog.query.selection.ElasticsearchSelection;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Filters select what a plain reading of the language selects, image by image. */
@SearchTest
class SelectionFiltersTest {
  private static final long SEED = 20_261_122;
  private static final int IMAGES = 250;
  private static final int SELECTIONS = 600;

  @Autowired Corpus corpus;

  private final Random random = new Random(SEED);

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @Test
  void everyTermAndCombinationMeansTheSameAsTheNaiveReading() throws IOException {
    List<PlainImage> images = new ArrayList<>();
    long last = 0;
    for (int i = 0; i < IMAGES; i++) {
      PlainImage image = image("filtered " + i);
      images.add(image);
      last = register(image);
    }
    corpus.awaitIndexed(last);
    corpus.client.indices().refresh(request -> request.index(corpus.settings.alias()));

    int matches = 0;
    for (int i = 0; i < SELECTIONS; i++) {
      String text = selectionThatFits();
      Selection selection = SelectionParser.parse(text);
      Set<String> expected =
          images.stream()
              .filter(image -> image.isSelected(selection))
              .map(PlainImage::id)
              .collect(Collectors.toSet());
      assertThat(found(selection)).as("seed %d: %s", SEED, text).isEqualTo(expected);
      matches += expected.size();
    }
    assertThat(matches)
        .as("the selections tell images apart")
        .isBetween(SELECTIONS * IMAGES / 10, SELECTIONS * IMAGES * 9 / 10);
  }

  @Test
  void theLongestSelectionIsNotTooMuchForTheIndex() throws IOException {
    StringBuilder text = new StringBuilder("tag:a");
    for (int i = 0; text.length() < SelectionParser.MAX_LENGTH - 20; i++) {
      text.append(" OR tag:").append(i);
    }
    found(SelectionParser.parse(text.toString()));
    String deepest = "(tag:a AND (tag:b OR ".repeat(12) + "tag:c" + "))".repeat(12);
    found(SelectionParser.parse(deepest));
  }

  private Set<String> found(Selection selection) throws IOException {
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
                                                            .value("=marked"))))),
            Void.class);
    return response.hits().hits().stream().map(hit -> hit.id()).collect(Collectors.toSet());
  }

  private PlainImage image(String name) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("marked", true);
    if (chance(70)) {
      metadata.put("source", any("flickr", "own", "Flickr", "https://example.org/a?b=c", 5, true));
    }
    if (chance(70)) {
      metadata.put(
          "n", any(20, 20.0, -3, 0, 0.1, 1e20, 9_007_199_254_740_993L, "20", "twenty", "", false));
    }
    if (chance(40)) {
      metadata.put(
          "deep", Map.of("n", any(1, 2, "1"), "list", List.of("x", any(7, "7"), Map.of("k", "v"))));
    }
    if (chance(20)) {
      metadata.put("long", any("a", "b").repeat(4_500));
    }
    List<Crop> crops = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      crops.add(Corpus.crop(name + i, label()));
    }
    return new PlainImage(
        Corpus.imageId(name),
        some("car", "tree", "two words", "ünïcode", "not"),
        some("ann", "bob", "c, d"),
        any("", "A running dog", "Dogs run, cats don't", "Café crème", "the the", "…", "猫と犬"),
        metadata,
        any(100, 512, 640, 1920, 1921),
        any(100, 480, 512, 1080),
        crops,
        chance(60),
        chance(15));
  }

  private @Nullable String label() {
    return chance(20) ? null : any("face", "hand", "red face");
  }

  private List<String> some(String... choices) {
    return List.of(choices).stream().filter(choice -> chance(35)).sorted().toList();
  }

  private long register(PlainImage image) {
    Corpus.Draft draft =
        corpus
            .imageOf(image.id())
            .looks(image.embedded() ? "something" : "")
            .caption(image.caption())
            .tags(image.tags().toArray(String[]::new))
            .actors(image.actors().toArray(String[]::new))
            .metadata(image.metadata())
            .crops(image.crops().toArray(Crop[]::new))
            .size(image.width(), image.height());
    long last = draft.register();
    return image.removed() ? corpus.log.append(new ImageRemoved(image.id(), null)) : last;
  }

  private String selectionThatFits() {
    String text;
    do {
      text = selection(3);
    } while (text.length() > SelectionParser.MAX_LENGTH);
    return text;
  }

  private String selection(int levels) {
    if (levels == 0 || chance(30)) {
      return term();
    }
    return switch (random.nextInt(4)) {
      case 0 -> "NOT (" + selection(levels - 1) + ")";
      case 1, 2 -> "(" + selection(levels - 1) + any(" AND ", " OR ") + selection(levels - 1) + ")";
      default -> selection(levels - 1) + " OR " + selection(levels - 1) + " AND " + term();
    };
  }

  private String term() {
    String compare = any("=", "!=", "<", "<=", ">", ">=");
    String equal = any(":", "=", "!=");
    return switch (random.nextInt(14)) {
      case 0 ->
          "tag" + equal + any("car", "tree", "\"two words\"", "Ünïcode", "\"not\"", "nowhere");
      case 1 -> "actor" + equal + any("ann", "BOB", "\"c, d\"");
      case 2 ->
          "caption"
              + equal
              + any("dog", "\"running dogs\"", "cafe", "the", "\"cat dog\"", "猫", "\"!\"", "don't");
      case 3 ->
          "source"
              + any("=", "!=")
              + any("flickr", "own", "5", "5.0", "true", "https://example.org/a?b=c");
      case 4, 5 ->
          "metadata.n"
              + compare
              + any(
                  "20",
                  "20.00",
                  "2e1",
                  "-3",
                  "0",
                  "-0",
                  "0.1",
                  "1e20",
                  "9007199254740993",
                  "9007199254740992",
                  "twenty",
                  "\"\"",
                  "false");
      case 6 -> "metadata.deep.n" + compare + any("1", "2", "1.5");
      case 7 ->
          any(
                  "metadata.deep",
                  "metadata.deep.list",
                  "metadata.deep.list.1",
                  "metadata.deep.list.2.k",
                  "metadata.none")
              + any("=", "!=")
              + any("7", "v", "x");
      case 8 ->
          "metadata.long"
              + any("=", "!=")
              + any("a", "b").repeat(4_500).substring(0, any(4_500, 4_499));
      case 9 -> any("width", "height") + compare + any("512", "511.5", "-1", "1e300", "1920", "0");
      case 10 ->
          any("aspect", "bytes", "version")
              + compare
              + any("1", "1.3333333333333333", "1.25", "1640", "2", "1.7787037037037037");
      case 11 -> "has" + equal + any("caption", "crop", "embedding", "tag", "actor");
      case 12 ->
          any(
              "crop" + equal + any("face", "\"Red Face\"", "foot"),
              "type" + equal + any("image/png", "image/jpeg"));
      default ->
          any(
              "removed:true",
              "removed:false",
              "id:" + Corpus.imageId("filtered " + random.nextInt(IMAGES)));
    };
  }
}
