package io.framelog.query.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.RetractImages;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotDelta;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffPage;
import io.framelog.diff.FindDatasetDiff;
import io.framelog.diff.ImageChange;
import io.framelog.diff.ImageChange.Kind;
import io.framelog.diff.Withholding;
import io.framelog.diff.Withholding.Why;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.ErasedItem;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.CommandOutcome;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.Images;
import io.framelog.selection.SelectionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two snapshots of a dataset, and what makes one out of the other. */
@ReadModelTest
@ContextConfiguration(classes = RetractionsTest.Application.class)
class SnapshotComparisonTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired TestLog log;
  @Autowired TestQueries queries;
  @Autowired CommandGateway gateway;
  @Autowired JdbcTemplate jdbc;

  private final List<String> images =
      IntStream.range(0, 12).mapToObj(i -> Images.id()).sorted().toList();
  private final String name = "d" + images.getFirst();
  private final String tag = "t" + images.getFirst();

  @BeforeEach
  void twelveTaggedImages() {
    jdbc.update("delete from parked_event");
    log.append(images.stream().map(Images::registered).toArray(ImageEvent[]::new));
    log.append(images.stream().map(this::tagged).toArray(ImageEvent[]::new));
    send(new DefineDataset(id(), name, SelectionSpec.ofText("tag:" + tag)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 1000"})
  void whoHoldsOneSnapshotArrivesAtTheDigestOfAnotherOne(long seed, int limit) {
    SnapshotView old = taken();
    List<String> held = items(old);
    editAtRandom(new Random(seed));
    SnapshotView now = taken();

    List<String> forward = applied(held, delta(now, old, limit));
    assertThat(rootOf(forward)).isEqualTo(now.digest()).isNotEqualTo(old.digest());
    assertThat(forward).isEqualTo(items(now));
    assertThat(applied(forward, delta(old, now, limit))).as("and back").isEqualTo(held);
    assertThat(delta(now, now, limit)).isEmpty();
  }

  @Test
  void aDeltaHoldsWhatChangedAndNothingElse() {
    SnapshotView old = taken();
    log.append(caption(images.get(3), "new"), new ImageRemoved(images.get(5), null));
    SnapshotView now = taken();

    assertThat(delta(now, old, 1_000))
        .satisfiesExactly(
            item -> assertThat(item).contains(images.get(3), "\"caption\":\"new\"", "\"salt\""),
            item ->
                assertThat(item)
                    .isEqualTo("{\"id\":\"%s\",\"removed\":true}".formatted(images.get(5))));
  }

  @Test
  void anotherSelectionIsPartOfTheDifference() {
    SnapshotView old = taken();
    List<String> held = items(old);
    String other = Images.id();
    log.append(Images.registered(other), caption(images.get(1), "kept and changed"));
    send(
        new ChangeSelection(
            id(), SelectionSpec.ofIds(List.of(images.get(0), images.get(1), other))));
    SnapshotView now = taken();

    List<ImageChange> changes = diff(DiffEnd.of(old.snapshotId()), DiffEnd.of(now.snapshotId()));
    assertThat(kinds(changes))
        .hasSize(12) // all but the one that stayed as it was
        .containsEntry(other, Kind.ADDED)
        .containsEntry(images.get(1), Kind.CHANGED)
        .containsEntry(images.get(2), Kind.REMOVED)
        .doesNotContainKey(images.get(0));
    assertThat(rootOf(applied(held, delta(now, old, 4)))).isEqualTo(now.digest());
  }

  @Test
  void whatWasRetractedIsToldByItsLeafAndNoContent() {
    SnapshotView old = taken();
    List<String> held = items(old);
    log.append(caption(images.get(2), "secret"));
    SnapshotView now = taken();
    send(new RetractImages(id(), List.of(images.get(2), images.get(7)), "asked", null));

    List<String> delta = delta(now, old, 5);
    assertThat(delta).hasSize(2).allMatch(item -> item.contains("\"retracted\":true"));
    assertThat(rootOf(applied(held, delta))).isEqualTo(now.digest());
    assertThat(applied(held, delta)).isEqualTo(items(now));
    assertThat(diff(DiffEnd.of(old.snapshotId()), DiffEnd.of(now.snapshotId())))
        .containsExactly(
            new ImageChange(
                images.get(2), Kind.CHANGED, List.of(), new Withholding(Why.RETRACTED, "asked")));
  }

  @Test
  void whatWasErasedIsToldByItsLeafAndNoContent() {
    SnapshotView old = taken();
    List<String> held = items(old);
    log.append(caption(images.get(2), "secret"));
    SnapshotView now = taken();
    List<String> reached = items(now);
    log.append(
        new ImageErased(
            images.get(2), null, List.of(erased(old, held.get(2)), erased(now, reached.get(2)))),
        new ImageErased(
            images.get(4), null, List.of(erased(old, held.get(4)), erased(now, reached.get(4)))));

    List<String> delta = delta(now, old, 5);
    assertThat(delta).hasSize(2).allMatch(item -> item.contains("\"erased\":true"));
    assertThat(rootOf(applied(held, delta))).isEqualTo(now.digest());
    assertThat(diff(DiffEnd.of(old.snapshotId()), DiffEnd.of(now.snapshotId())))
        .containsExactly(
            new ImageChange(
                images.get(2), Kind.CHANGED, List.of(), new Withholding(Why.ERASED, null)));
  }

  @Test
  void positionsAreComparedByThePresentSelection() {
    long from = log.append(caption(images.get(0), "before"));
    log.append(
        caption(images.get(0), "after"),
        new TagsEdited(images.get(1), List.of(), List.of(tag), Origin.HUMAN));
    SnapshotView snapshot = taken();

    List<ImageChange> changes = diff(DiffEnd.at(from), null);
    assertThat(kinds(changes))
        .isEqualTo(Map.of(images.get(0), Kind.CHANGED, images.get(1), Kind.REMOVED));
    assertThat(changes.getFirst().changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.field()).isEqualTo("caption");
              assertThat(change.from() + change.to()).isEqualTo("\"before\"\"after\"");
            });
    assertThat(diff(DiffEnd.at(from), DiffEnd.of(snapshot.snapshotId()))).isEqualTo(changes);
    assertThat(kinds(diff(DiffEnd.of(snapshot.snapshotId()), DiffEnd.at(from))))
        .containsEntry(images.get(1), Kind.ADDED);
  }

  @Test
  void whatIsNotThereOrNotSealedIsRefused() {
    SnapshotView snapshot = taken();
    DiffEnd end = DiffEnd.of(snapshot.snapshotId());
    DiffEnd unknown = DiffEnd.of(images.getFirst());

    assertThat(refusal(name, end, unknown)).isEqualTo(ErrorCode.SNAPSHOT_NOT_FOUND);
    assertThat(refusal(name, unknown, end)).isEqualTo(ErrorCode.SNAPSHOT_NOT_FOUND);
    assertThat(refusal("no" + name, end, end)).isEqualTo(ErrorCode.DATASET_NOT_FOUND);
    assertThat(refusal(name, end, DiffEnd.at(Long.MAX_VALUE)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    jdbc.update(
        "update snapshot set state = 'SEALING' where snapshot_id = ?::uuid", snapshot.snapshotId());
    assertThat(refusal(name, end, DiffEnd.at(1))).isEqualTo(ErrorCode.SNAPSHOT_NOT_SEALED);
    assertThat(
            queries
                .refusal(
                    new FindSnapshotDelta(
                        name, snapshot.snapshotId(), snapshot.snapshotId(), null, 10),
                    SnapshotItems.class)
                .code())
        .isEqualTo(ErrorCode.SNAPSHOT_NOT_SEALED);
    jdbc.update("delete from snapshot where snapshot_id = ?::uuid", snapshot.snapshotId());
  }

  private ErrorCode refusal(String dataset, DiffEnd from, DiffEnd to) {
    return queries.refusal(new FindDatasetDiff(dataset, from, to, null, 10), DiffPage.class).code();
  }

  private void editAtRandom(Random random) {
    for (int i = 0; i < 20; i++) {
      String image = images.get(random.nextInt(9));
      switch (random.nextInt(4)) {
        case 0 -> log.append(caption(image, "caption " + i), caption(image, "")); // and back
        case 1 -> log.append(caption(image, "caption " + i));
        case 2 -> log.append(new TagsEdited(image, List.of(), List.of(tag), Origin.HUMAN));
        default -> log.append(tagged(image));
      }
    }
    String added = Images.id();
    log.append(Images.registered(added), tagged(added), new ImageRemoved(images.get(9), null));
  }

  private TagsEdited tagged(String image) {
    return new TagsEdited(image, List.of(tag), List.of(), Origin.HUMAN);
  }

  private static CaptionChanged caption(String image, String text) {
    return new CaptionChanged(image, text, Origin.HUMAN);
  }

  private String id() {
    return Identities.dataset(name);
  }

  private CommandOutcome send(DatasetCommand command) {
    return gateway.sendAndWait(command);
  }

  private SnapshotView taken() {
    CommandOutcome taken = send(new TakeSnapshot(id(), null, null));
    String snapshotId = Objects.requireNonNull(taken.ids().get("snapshotId"));
    SnapshotView view =
        queries.ask(
            new FindSnapshot(name, snapshotId, taken.position(), PATIENCE), SnapshotView.class);
    assertThat(view.state()).isEqualTo(SnapshotState.SEALED);
    return view;
  }

  private List<String> items(SnapshotView snapshot) {
    return pages(
        after ->
            queries.ask(
                new FindSnapshotItems(name, snapshot.snapshotId(), after, 5), SnapshotItems.class));
  }

  private List<String> delta(SnapshotView snapshot, SnapshotView since, int limit) {
    return pages(
        after ->
            queries.ask(
                new FindSnapshotDelta(
                    name, snapshot.snapshotId(), since.snapshotId(), after, limit),
                SnapshotItems.class));
  }

  private static List<String> pages(Function<@Nullable String, SnapshotItems> read) {
    List<String> items = new ArrayList<>();
    String after = null;
    do {
      SnapshotItems page = read.apply(after);
      page.items().stream().map(SnapshotItem::json).forEach(items::add);
      after = page.next();
    } while (after != null);
    return items;
  }

  private List<ImageChange> diff(DiffEnd from, @Nullable DiffEnd to) {
    List<ImageChange> changes = new ArrayList<>();
    String after = null;
    do {
      DiffPage page = queries.ask(new FindDatasetDiff(name, from, to, after, 3), DiffPage.class);
      changes.addAll(page.images());
      after = page.next();
    } while (after != null);
    assertThat(changes).extracting(ImageChange::imageId).isSorted().doesNotHaveDuplicates();
    return changes;
  }

  private static Map<String, Kind> kinds(List<ImageChange> changes) {
    return changes.stream().collect(Collectors.toMap(ImageChange::imageId, ImageChange::kind));
  }

  /** As a trainer would who has nothing but the lines. */
  private static List<String> applied(List<String> held, List<String> delta) {
    TreeMap<String, String> items = new TreeMap<>();
    held.forEach(item -> items.put(imageId(item), item));
    for (String line : delta) {
      if (JSON.readTree(line).has("removed")) {
        assertThat(items.remove(imageId(line))).as("what is removed was there").isNotNull();
      } else {
        items.put(imageId(line), line);
      }
    }
    return List.copyOf(items.values());
  }

  private static String imageId(String item) {
    return JSON.readTree(item).path("id").asString();
  }

  private ErasedItem erased(SnapshotView snapshot, String item) {
    return new ErasedItem(id(), snapshot.snapshotId(), HexFormat.of().formatHex(leafOf(item)));
  }

  private static String rootOf(List<String> items) {
    MerkleAccumulator tree = new MerkleAccumulator();
    items.forEach(item -> tree.add(leafOf(item)));
    return HexFormat.of().formatHex(tree.root());
  }

  private static byte[] leafOf(String item) {
    JsonNode parsed = JSON.readTree(item);
    if (parsed.has("leaf")) {
      return HexFormat.of().parseHex(parsed.path("leaf").asString());
    }
    String salt = parsed.path("salt").asString();
    String canonical = item.replace(",\"salt\":\"" + salt + "\"}", "}");
    return MerkleAccumulator.leafHash(
        HexFormat.of().parseHex(salt), canonical.getBytes(StandardCharsets.UTF_8));
  }
}
