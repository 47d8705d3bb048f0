package io.framelog.query.search;

import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.queries.Facets;
import io.framelog.image.queries.FindFacets;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogReader;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import io.framelog.query.TestQueries;
import io.framelog.selection.Selection.SimilarToText;
import io.framelog.selection.SelectionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is similar is looked up; what is frozen stays, whatever is similar later. */
@SearchTest
class SimilarSelectionsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired Corpus corpus;
  @Autowired TestQueries queries;
  @Autowired Searches searches;
  @Autowired CommandGateway gateway;
  @Autowired IndexSearcher searcher;
  @Autowired SearchIndexRebuild rebuild;
  @Autowired LogReader log;
  @Autowired JdbcTemplate jdbc;

  private final String mark = "m" + UUID.randomUUID();
  private final String reddish = "tag:" + mark + " AND similar-to:\"red\">=0.5";
  private final String dataset = Identities.dataset(mark);

  private String register(String name, String looks) {
    corpus.image(mark + name).looks(looks).tags(mark).register();
    return imageId(mark + name);
  }

  @Test
  void aSnapshotKeepsItsDigestWhenOthersBecomeSimilarAndTheIndexIsMadeAnew() {
    String first = register("first", "red thing");
    String second = register("second", "red car");
    register("third", "blue car");
    define(reddish);
    SnapshotView taken = snapshot(take(UUID.randomUUID().toString(), null));
    List<String> before = items(taken);

    register("fourth", "red thing");
    looksNow(second, "red car", "blue");
    assertThat(rebuild.rebuild()).isPresent();

    assertThat(taken.state()).isEqualTo(SnapshotState.SEALED);
    assertThat(ids(before)).containsExactlyElementsOf(sorted(first, second));
    assertThat(items(taken)).isEqualTo(before);
    assertThat(rootOf(before)).isEqualTo(taken.digest());
    assertThat(taken.selection().text()).isEqualTo(reddish);
    assertThat(taken.selection().frozenTerms())
        .singleElement()
        .satisfies(
            term -> {
              assertThat(term.term()).isEqualTo("similar-to:red>=0.5");
              assertThat(term.imageIds()).contains(first, second);
            });
    SnapshotView later = snapshot(take(UUID.randomUUID().toString(), null));
    assertThat(ids(items(later)))
        .containsExactlyElementsOf(sorted(first, imageId(mark + "fourth")));
    SnapshotView past = snapshot(take(UUID.randomUUID().toString(), taken.position()));
    assertThat(ids(items(past))).as("by the vectors of now").containsExactly(first);
  }

  @Test
  void theSameCommandAgainIsTheSameSnapshotThoughMoreIsSimilarByNow() {
    register("first", "red thing");
    define(reddish);
    String commandId = Identities.command("ann", mark);
    CommandOutcome once = take(commandId, null);

    register("second", "red thing");

    assertThat(take(commandId, null)).isEqualTo(once);
    assertThat(snapshot(once).count()).isEqualTo(1);
  }

  @Test
  void whatWasSimilarAtAPastPositionIsFoundThoughItIsRemovedByNow() {
    String kept = register("kept", "red thing");
    String gone = register("gone", "red car");
    String copy = register("copy", "green");
    long then =
        corpus.log.append(
            new FingerprintRecorded(gone, mark, "00000000000000ff"),
            new FingerprintRecorded(copy, mark, "00000000000000fe"));
    long head = corpus.log.append(new ImageRemoved(gone, null));
    String nearCopy = "near-duplicate-of:" + copy + "<=1";

    assertThat(list(reddish, then, head)).containsExactlyInAnyOrder(kept, gone);
    assertThat(list(reddish, null, head)).containsExactly(kept);
    assertThat(list(reddish + " AND removed:true", null, head)).containsExactly(gone);
    assertThat(list(nearCopy, then, head)).containsExactly(gone);
    assertThat(list(nearCopy, null, head)).isEmpty();
    assertThat(list("near-duplicate-of:" + gone, null, head)).containsExactly(copy);
    assertThat(list("tag:" + mark + " AND NOT " + nearCopy, then, head))
        .containsExactlyInAnyOrder(kept, copy);
  }

  @Test
  void theSearchFilterAndTheListSelectTheSame() {
    register("first", "red thing");
    register("second", "green thing");
    long head = log.head().position();
    String notReddish = "tag:" + mark + " AND NOT similar-to:red>=0.5";

    assertThat(searches.search().text("thing").in(notReddish).since(head).images())
        .containsExactly(imageId(mark + "second"))
        .isEqualTo(list(notReddish, null, head));
    assertThat(queries.ask(new FindFacets(notReddish, null, head), Facets.class).total())
        .isEqualTo(1);
  }

  /** An index of one part is asked for its best; these are asked about each of many parts. */
  @Test
  void thePartsOfTheIndexTogetherMissNoVector() {
    Random random = new Random(20_261_124);
    Likeness likeness = new Likeness();
    List<String> words = List.of("red", "green", "blue", "dog", "car", "tree");
    List<String> images = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String looks = words.get(random.nextInt(6)) + " " + words.get(random.nextInt(6)) + " n" + i;
      images.add(register("part" + i, looks));
      likeness.looks(images.getLast(), looks);
    }
    list("tag:" + mark + " AND similar-to:red>=0.5", null, log.head().position());

    for (String word : words) {
      SimilarToText term = new SimilarToText(word, 0.1 + 0.7 * random.nextDouble());
      TreeSet<String> found =
          new TreeSet<>(
              new VectorScan(searcher, 7)
                  .find(new Nearness(term, HashedWordsEncoder.text(word), term.score())));
      found.retainAll(images);
      assertThat(found)
          .as("%s", term)
          .containsExactlyElementsOf(
              images.stream().filter(id -> likeness.holds(term, id)).sorted().toList());
    }
  }

  @Test
  void aTermThatStandsForTooMuchIsRefusedByName() {
    String image = register("crowded", "red thing");
    long head = corpus.log.append(new FingerprintRecorded(image, mark, "0000000000000005"));
    String term = "near-duplicate-of:" + image;
    assertThat(list(term, null, head)).isEmpty();
    jdbc.update(
        "insert into near_image (image_id, algorithm, hash, removed)"
            + " select gen_random_uuid(), ?, 5, false from generate_series(1, 10001)",
        mark);

    assertThat(queries.refusal(listed(term, null, head), ImagePage.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.SELECTION_TOO_BROAD);
              assertThat(refusal.properties()).containsEntry("term", term + "<=4");
            });
    jdbc.update("delete from near_image where algorithm = ? and image_id <> ?::uuid", mark, image);
  }

  @Test
  void whatHasNothingToCompareIsNotTakenForUnlikeEverything() {
    String plain = imageId(mark + "plain");
    long head = corpus.image(mark + "plain").tags(mark).register();

    for (String term : List.of("similar-to:" + plain + ">=0.5", "near-duplicate-of:" + plain)) {
      assertThat(queries.refusal(listed(term, null, head), ImagePage.class).code())
          .isEqualTo(ErrorCode.SELECTION_UNRESOLVED);
    }
  }

  private List<String> list(String filter, @Nullable Long asOf, long minPosition) {
    return queries.ask(listed(filter, asOf, minPosition), ImagePage.class).images().stream()
        .map(ImageDocument::imageId)
        .toList();
  }

  private static ListImages listed(String filter, @Nullable Long asOf, long minPosition) {
    return new ListImages(filter, "id", 100, null, false, asOf, minPosition);
  }

  /** Gives the index another vector of an image, as another model of the same name would. */
  private void looksNow(String imageId, String before, String words) {
    float[] old = HashedWordsEncoder.text(before);
    VectorKey key =
        VectorKey.of(
            imageId,
            EmbeddingSubject.image(),
            corpus.encoder.model(),
            corpus.encoder.version(),
            VectorBytes.sha256(old));
    corpus.vectors.put(Map.of(key, HashedWordsEncoder.text(words)));
  }

  private void define(String selection) {
    gateway.sendAndWait(new DefineDataset(dataset, mark, SelectionSpec.ofText(selection)));
  }

  private CommandOutcome take(String commandId, @Nullable Long position) {
    return gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(commandId, new TakeSnapshot(dataset, null, position), Map.of()),
            TakeSnapshot.class.getName()));
  }

  private SnapshotView snapshot(CommandOutcome taken) {
    String id = Objects.requireNonNull(taken.ids().get("snapshotId"));
    return queries.ask(new FindSnapshot(mark, id, taken.position(), PATIENCE), SnapshotView.class);
  }

  private List<String> items(SnapshotView snapshot) {
    return queries
        .ask(new FindSnapshotItems(mark, snapshot.snapshotId(), null, 100), SnapshotItems.class)
        .items()
        .stream()
        .map(SnapshotItem::json)
        .toList();
  }

  private static List<String> ids(List<String> items) {
    return items.stream().map(item -> JSON.readTree(item).path("id").asString()).toList();
  }

  private static List<String> sorted(String... ids) {
    return List.copyOf(new TreeSet<>(List.of(ids)));
  }

  /** As anybody who has nothing but the items derives it. */
  private static String rootOf(List<String> items) {
    MerkleAccumulator tree = new MerkleAccumulator();
    for (String item : items) {
      JsonNode parsed = JSON.readTree(item);
      String salt = parsed.path("salt").asString();
      String canonical = item.replace(",\"salt\":\"" + salt + "\"}", "}");
      tree.add(
          MerkleAccumulator.leafHash(
              HexFormat.of().parseHex(salt), canonical.getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().formatHex(tree.root());
  }
}
