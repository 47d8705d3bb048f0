package io.framelog.query.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.ReinstateImages;
import io.framelog.dataset.commands.ReleaseSnapshot;
import io.framelog.dataset.commands.RetractImages;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.FindRetractions;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.ListDatasets;
import io.framelog.dataset.queries.Release;
import io.framelog.dataset.queries.Retraction;
import io.framelog.dataset.queries.RetractionPage;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.dataset.queries.Withheld;
import io.framelog.identity.Identities;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogReader;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.ReadModelTest;
import io.framelog.query.ReadModelTestApplication;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.Images;
import io.framelog.query.progress.ProjectionReset;
import io.framelog.query.rebuild.RunsInTests;
import io.framelog.selection.SelectionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a dataset gives out of a sealed snapshot, before and after images are taken down. */
@ReadModelTest
@ContextConfiguration(classes = RetractionsTest.Application.class)
class RetractionsTest {
  @SpringBootApplication(
      scanBasePackages = {"io.framelog.query.dataset", "io.framelog.command.dataset"})
  @Import(ReadModelTestApplication.class)
  static class Application {}

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PAGE = 2;

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;
  @Autowired CommandGateway gateway;
  @Autowired ProjectionReset reset;
  @Autowired JdbcTemplate jdbc;

  private final List<String> images =
      IntStream.range(0, 5).mapToObj(i -> Images.id()).sorted().toList();
  private final String gone = images.get(2);
  private String name = "";
  private SnapshotView snapshot = unsealed();

  @BeforeEach
  void aSealedSnapshotOfFiveImages() {
    jdbc.update("delete from parked_event");
    log.append(
        images.stream().map(id -> Images.registered(id, "of " + id)).toArray(ImageEvent[]::new));
    name = "d" + images.getFirst();
    send(new DefineDataset(id(), name, SelectionSpec.ofIds(images)));
    snapshot = taken();
  }

  @Test
  void theDigestIsDerivedFromTheItemsAlone() {
    assertThat(snapshot.state()).isEqualTo(SnapshotState.SEALED);
    assertThat(rootOf(items())).isEqualTo(snapshot.digest());
  }

  @Test
  void aRebuildKeepsAllOfADatasetAndItsReferences() {
    send(new RetractImages(id(), List.of(gone), "asked by the artist", null));
    List<String> before = items();
    RunsInTests runs = new RunsInTests(gateway, queries);
    // Other tests have forged rows.
    assertThat(runs.rebuilt("dataset").error()).isNull();
    assertThat(runs.verified("dataset").found()).isEmpty();
    jdbc.update("update dataset_retraction set reason = 'forged' where image_id = ?::uuid", gone);
    assertThat(runs.verified("dataset").differences()).isEqualTo(1);

    assertThat(runs.rebuilt("dataset").error()).isNull();

    assertThat(runs.verified("dataset").differences()).isZero();
    assertThat(items()).isEqualTo(before);
    assertThatThrownBy(() -> jdbc.update("delete from dataset"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aRetractedItemIsItsBareLeafAndTheDigestStillVerifies() {
    List<String> before = items();

    send(new RetractImages(id(), List.of(gone), "asked by the artist", null));
    List<String> after = items();

    assertThat(after.get(2))
        .startsWith("{\"id\":\"" + gone + "\",\"leaf\":\"")
        .endsWith("\",\"retracted\":true}")
        .doesNotContain("caption", "sha256", "salt");
    assertThat(without(after, 2)).isEqualTo(without(before, 2));
    assertThat(rootOf(after)).isEqualTo(snapshot.digest());
    assertThat(dataset().snapshots().getFirst().digest()).isEqualTo(snapshot.digest());
  }

  @Test
  void allSnapshotsOfTheDatasetLeaveItOutWithTheLeafOfTheirOwnTime() {
    send(new RetractImages(id(), List.of(gone), "asked by the artist", null));
    List<String> first = items();
    log.append(new CaptionChanged(gone, "another caption", Origin.HUMAN));
    SnapshotView earlier = snapshot;
    snapshot = taken();

    assertThat(rootOf(items())).isEqualTo(snapshot.digest()).isNotEqualTo(earlier.digest());
    assertThat(items().get(2)).contains("\"retracted\":true").isNotEqualTo(first.get(2));
    snapshot = earlier;
    assertThat(items()).isEqualTo(first);
  }

  @Test
  void otherDatasetsGoOnGivingItOut() {
    String mine = name;
    SnapshotView ours = snapshot;
    name = "other-" + mine;
    send(new DefineDataset(id(), name, SelectionSpec.ofIds(images)));
    snapshot = taken();
    List<String> before = items();

    String other = name;
    name = mine;
    send(new RetractImages(id(), List.of(gone), "asked by the artist", null));

    name = other;
    assertThat(items()).isEqualTo(before);
    assertThat(snapshot.digest()).isNotNull();
    assertThat(ours.snapshotId()).isNotEqualTo(snapshot.snapshotId());
  }

  @Test
  void whatIsReinstatedIsGivenOutAsBefore() {
    List<String> before = items();
    send(new RetractImages(id(), List.of(gone), "asked by the artist", null));
    send(new ReinstateImages(id(), List.of(gone), "it was another one", null));

    assertThat(items()).isEqualTo(before);
    assertThat(dataset().retractedImages()).isZero();
  }

  @Test
  void anImageThatNoSnapshotHoldsMayBeRetractedBeforeOneDoes() {
    String later = Images.id();
    send(new RetractImages(id(), List.of(later), "will be asked", null));
    log.append(Images.registered(later, "comes later"));
    send(
        new ChangeSelection(
            id(), SelectionSpec.ofIds(Stream.concat(images.stream(), Stream.of(later)).toList())));
    snapshot = taken();

    assertThat(items()).filteredOn(item -> item.contains("retracted")).hasSize(1);
    assertThat(snapshot.count()).isEqualTo(6);
    assertThat(rootOf(items())).isEqualTo(snapshot.digest());
  }

  @Test
  void theViewsShowVersionReleasesAndRetractions() {
    CommandOutcome released = send(new ReleaseSnapshot(id(), snapshot.snapshotId(), "v1.0", null));
    send(new ReleaseSnapshot(id(), snapshot.snapshotId(), "best", null));
    CommandOutcome retracted =
        send(new RetractImages(id(), List.of(gone, images.getFirst()), "why", null));

    DatasetView shown = dataset();
    assertThat(released.version()).isEqualTo(3);
    assertThat(shown.version()).isEqualTo(5);
    assertThat(shown.snapshots().getFirst().releases())
        .extracting(Release::tag)
        .containsExactly("v1.0", "best");
    assertThat(shown.retractedImages()).isEqualTo(2);
    assertThat(shown.retractionPosition()).isEqualTo(retracted.position());
    assertThat(queries.ask(new ListDatasets(null), DatasetList.class).datasets())
        .filteredOn(one -> one.name().equals(name))
        .containsExactly(shown);
    RetractionPage page = retractions(null, 1);
    assertThat(page.retractions())
        .extracting(Retraction::imageId, Retraction::reason, Retraction::position)
        .containsExactly(tuple(images.getFirst(), "why", retracted.position()));
    assertThat(retractions(page.next(), 100).retractions())
        .extracting(Retraction::imageId)
        .containsExactly(gone);
  }

  @Test
  void aRebuildOfTheProjectionGivesTheSame() {
    send(new ReleaseSnapshot(id(), snapshot.snapshotId(), "v1.0", null));
    send(new RetractImages(id(), List.of(gone, images.getFirst()), "why", null));
    send(new ReinstateImages(id(), List.of(gone), "why", null));
    DatasetView before = dataset();
    RetractionPage retracted = retractions(null, 100);
    List<String> items = items();

    reset.reset(DatasetProjection.NAME);

    assertThat(items()).as("while the rows come back").isEqualTo(items);
    assertThat(dataset()).isEqualTo(before);
    assertThat(retractions(null, 100)).isEqualTo(retracted);
  }

  @Test
  void aSnapshotIsNeitherSealedNorGivenOutWithoutWhatThisBuildCannotRead() {
    log.appendUnknown(gone);
    SnapshotView waiting = take(Duration.ofSeconds(1));

    assertThat(waiting.state()).isEqualTo(SnapshotState.SEALING);
    assertThat(items()).hasSize(5); // of the one before it
    jdbc.update(
        "update snapshot set position = ? where snapshot_id = ?::uuid",
        waiting.position(),
        snapshot.snapshotId());
    assertThatThrownBy(this::items).hasMessageContaining("could not read");
    jdbc.update("delete from snapshot where snapshot_id = ?::uuid", waiting.snapshotId());
  }

  @Test
  void largePagesThatAreReadInHalvesHoldTheSameItemsInTheSameOrder() {
    List<String> many = IntStream.range(0, 2_600).mapToObj(i -> Images.id()).sorted().toList();
    log.append(
        many.stream().map(id -> Images.registered(id, "of " + id)).toArray(ImageEvent[]::new));
    name = "many-" + name;
    send(new DefineDataset(id(), name, SelectionSpec.ofIds(many)));
    snapshot = taken();
    send(new RetractImages(id(), List.of(many.get(7), many.get(1_200)), "why", null));

    List<String> items = items(1_000);

    assertThat(items).hasSize(2_600).isEqualTo(items(2_000)).isEqualTo(items(999));
    assertThat(rootOf(items)).isEqualTo(snapshot.digest());
  }

  @Test
  void idsThatAreNotSpreadAsHashesAreMakeOnlySmallerPages() {
    // All in the first half of the first page, and all in the second of it.
    for (String prefix : List.of("00000000", "7fffffff", "ffffffff")) {
      List<String> many =
          IntStream.range(0, 2_100)
              .mapToObj(i -> prefix + Images.id().substring(8))
              .sorted()
              .toList();
      log.append(
          many.stream().map(id -> Images.registered(id, "of " + id)).toArray(ImageEvent[]::new));
      name = prefix + images.getFirst();
      send(new DefineDataset(id(), name, SelectionSpec.ofIds(many)));
      snapshot = taken();

      assertThat(rootOf(items(1_000))).as(prefix).isEqualTo(snapshot.digest());
    }
  }

  private String id() {
    return Identities.dataset(name);
  }

  private CommandOutcome send(DatasetCommand command) {
    return gateway.sendAndWait(command);
  }

  private SnapshotView taken() {
    return take(PATIENCE);
  }

  private SnapshotView take(Duration patience) {
    CommandOutcome taken = send(new TakeSnapshot(id(), null, null));
    String snapshotId = Objects.requireNonNull(taken.ids().get("snapshotId"));
    return queries.ask(
        new FindSnapshot(name, snapshotId, taken.position(), patience), SnapshotView.class);
  }

  static SnapshotView unsealed() {
    return new SnapshotView(
        "",
        null,
        0,
        SnapshotState.SEALING,
        null,
        null,
        SelectionSpec.ofText(""),
        Instant.EPOCH,
        null,
        List.of(),
        Withheld.NOTHING,
        null);
  }

  private DatasetView dataset() {
    return queries.ask(new FindDataset(name, reader.head().position()), DatasetView.class);
  }

  private RetractionPage retractions(@Nullable String after, int limit) {
    return queries.ask(
        new FindRetractions(name, after, limit, reader.head().position()), RetractionPage.class);
  }

  /** Page by page; at once, whether the dataset's rows are up to date or not. */
  private List<String> items() {
    return items(PAGE);
  }

  private List<String> items(int limit) {
    List<String> items = new ArrayList<>();
    String after = null;
    do {
      SnapshotItems page =
          queries.ask(
              new FindSnapshotItems(name, snapshot.snapshotId(), after, limit),
              SnapshotItems.class);
      page.items().stream().map(SnapshotItem::json).forEach(items::add);
      after = page.next();
    } while (after != null);
    return items;
  }

  /** The Merkle root of the stream, as anybody who has nothing but its lines derives it. */
  private static String rootOf(List<String> items) {
    MerkleAccumulator tree = new MerkleAccumulator();
    for (String item : items) {
      JsonNode parsed = JSON.readTree(item);
      if (parsed.has("leaf")) {
        tree.add(HexFormat.of().parseHex(parsed.path("leaf").asString()));
      } else {
        String salt = parsed.path("salt").asString();
        String canonical = item.replace(",\"salt\":\"" + salt + "\"}", "}");
        tree.add(
            MerkleAccumulator.leafHash(
                HexFormat.of().parseHex(salt), canonical.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return HexFormat.of().formatHex(tree.root());
  }

  private static List<String> without(List<String> items, int index) {
    List<String> rest = new ArrayList<>(items);
    rest.remove(index);
    return rest;
  }
}
