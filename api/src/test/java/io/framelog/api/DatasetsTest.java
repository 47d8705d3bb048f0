package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.ChangeSelection;
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
import io.framelog.dataset.queries.FindSnapshotProof;
import io.framelog.dataset.queries.ListDatasets;
import io.framelog.dataset.queries.ProvenLeaf;
import io.framelog.dataset.queries.Release;
import io.framelog.dataset.queries.Retraction;
import io.framelog.dataset.queries.RetractionPage;
import io.framelog.dataset.queries.SealingProgress;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotProof;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.dataset.queries.Withheld;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DatasetsTest extends ApiSliceTest {
  private static final String SNAPSHOT = "00000000-0000-5000-8000-00000000005a";
  private static final String PROOF = "/v1/datasets/cars/snapshots/" + SNAPSHOT + "/proof";
  private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
  private static final SelectionSpec CARS = SelectionSpec.ofText("tag:car");

  private static SnapshotView snapshot(SnapshotState state, @Nullable Long count) {
    return snapshot(state, count, null);
  }

  private static SnapshotView snapshot(
      SnapshotState state, @Nullable Long count, @Nullable SealingProgress sealing) {
    return new SnapshotView(
        SNAPSHOT,
        null,
        40,
        state,
        count,
        count == null ? null : "d1",
        CARS,
        TIME,
        count == null ? null : TIME,
        List.of(new Release("v1", TIME)),
        Withheld.NOTHING,
        sealing);
  }

  private static DatasetView dataset(SelectionSpec selection) {
    return new DatasetView(
        Identities.dataset("cars"),
        "cars",
        3,
        selection,
        TIME,
        List.of(snapshot(SnapshotState.SEALED, 7L)),
        2,
        41L,
        42);
  }

  @Test
  void aDatasetIsDefinedByText() {
    sides.onQuery(FindDataset.class, query -> dataset(CARS));

    Http.Response answer =
        ann().post("/v1/datasets", "{\"name\": \"cars\", \"selection\": \"tag:car\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/v1/datasets/cars");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new DefineDataset(Identities.dataset("cars"), "cars", CARS));
    assertThat(sides.queries()).containsExactly(new FindDataset("cars", 42L));
    assertThat(answer.json().path("selection").asString()).isEqualTo("tag:car");
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(answer.json().path("version").asInt()).isEqualTo(3);
    assertThat(answer.json().path("retractions").toString())
        .isEqualTo("{\"count\":2,\"position\":41}");
    assertThat(answer.json().at("/snapshots/0/releases/0/tag").asString()).isEqualTo("v1");
    assertThat(answer.json().path("snapshots").get(0).path("digest").asString()).isEqualTo("d1");
  }

  @Test
  void aDatasetIsDefinedByIdsAndKeepsThatForm() {
    sides.onCommand(FakeSides::unchanged);
    sides.onQuery(FindDataset.class, query -> dataset(SelectionSpec.ofIds(List.of(IMAGE))));

    Http.Response answer =
        ann()
            .post(
                "/v1/datasets",
                "{\"name\": \"cars\", \"selection\": {\"ids\": [\"%s\"]}}".formatted(IMAGE));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(
            new DefineDataset(
                Identities.dataset("cars"), "cars", SelectionSpec.ofIds(List.of(IMAGE))));
    assertThat(answer.json().path("selection").toString())
        .isEqualTo("{\"ids\":[\"" + IMAGE + "\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"selection": "tag:car"}                                  | name
          {"name": "a"}                                             | selection
          {"name": "a", "selection": null}                          | selection
          {"name": "a", "selection": 7}                             | selection
          {"name": "a", "selection": {"ids": null}}                 | selection.ids
          {"name": "a", "selection": {"ids": [null]}}               | selection.ids
          {"name": "a", "selection": "tag:car", "description": "b"} | description
          """)
  void aWrongDefinitionIsRefused(String body, String field) {
    Http.Response answer = ann().post("/v1/datasets", body);

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void aSelectionInJsonIsKeptAsItsText() {
    ann()
        .post(
            "/v1/datasets",
            """
            {"name": "cars", "selection":
              {"and": [{"tag": "Car"}, {"not": {"width": {"<": 512}}}]}}
            """);

    assertThat(((DefineDataset) sides.lastCommand().getPayload()).selection())
        .isEqualTo(SelectionSpec.ofText("tag:car AND NOT width<512"));
  }

  @Test
  void aSelectionInJsonThatCannotBeReadIsRefusedWithTheColumn() {
    Http.Response answer =
        ann().post("/v1/datasets", "{\"name\": \"a\", \"selection\": {\"text\": \"tag:car\"}}");

    assertThat(answer.code()).isEqualTo("selection-invalid");
    assertThat(answer.json().path("column").asInt()).isEqualTo(2);
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void datasetsAreListedAndFound() {
    sides.onQuery(ListDatasets.class, query -> new DatasetList(List.of(dataset(CARS)), 42));
    sides.onQuery(FindDataset.class, query -> dataset(CARS));

    assertThat(ann().get("/v1/datasets?minPosition=3").json().path("datasets").size()).isEqualTo(1);
    assertThat(ann().get("/v1/datasets/cars").json().path("name").asString()).isEqualTo("cars");
    assertThat(sides.queries())
        .containsExactly(new ListDatasets(3L), new FindDataset("cars", null));
  }

  @Test
  void theSelectionIsChangedOnTheVersionThatWasSeen() {
    sides.onQuery(FindDataset.class, query -> dataset(CARS));

    Http.Response answer =
        ann()
            .put(
                "/v1/datasets/cars/selection", "{\"selection\": \"tag:car\"}", "If-Match", "\"2\"");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new ChangeSelection(Identities.dataset("cars"), CARS, 2L));
    assertThat(ann().put("/v1/datasets/cars/selection", "{}").code())
        .isEqualTo("validation-failed");
  }

  @Test
  void whoSawAnotherVersionIsToldWhatHappenedSince() {
    String id = Identities.dataset("cars");
    log.append("DatasetDefined", id, "ann", "{\"name\":\"cars\"}");
    log.append("SnapshotTaken", id, "bob", "{}");
    log.append("SnapshotSealed", id, "framelog-sealer", "{}");
    log.append("SelectionChanged", id, "bob", "{\"selection\":{\"text\":\"tag:bus\"}}");
    sides.onCommand(
        command -> {
          throw new CommandRejected(
              ErrorCode.STALE_VERSION,
              "stale",
              Map.of("currentVersion", 3, "expectedVersion", 1, "sequence", 3));
        });

    Http.Response answer =
        ann()
            .put(
                "/v1/datasets/cars/selection", "{\"selection\": \"tag:car\"}", "If-Match", "\"1\"");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.json().path("currentVersion").asInt()).isEqualTo(3);
    assertThat(
            answer.json().path("changes").valueStream().map(each -> each.path("type").asString()))
        .containsExactly("SnapshotTaken", "SelectionChanged");
  }

  @Test
  void aSnapshotIsReleased() {
    sides.onQuery(FindSnapshot.class, query -> snapshot(SnapshotState.SEALED, 7L));

    Http.Response answer =
        ann().post("/v1/datasets/cars/snapshots/" + SNAPSHOT + ":release", "{\"tag\": \"v1\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new ReleaseSnapshot(Identities.dataset("cars"), SNAPSHOT, "v1", null));
    assertThat(answer.json().at("/releases/0/tag").asString()).isEqualTo("v1");
    assertThat(answer.json().at("/releases/0/releasedAt").asString())
        .isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void imagesAreRetractedAndReinstated() {
    sides.onQuery(FindDataset.class, query -> dataset(CARS));
    String body = "{\"ids\": [\"%s\"], \"reason\": \"asked\"}";

    Http.Response answer =
        ann().post("/v1/datasets/cars:retract", body.formatted(IMAGE.toUpperCase(Locale.ROOT)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new RetractImages(Identities.dataset("cars"), List.of(IMAGE), "asked", null));
    assertThat(sides.queries()).containsExactly(new FindDataset("cars", 42L));

    assertThat(ann().post("/v1/datasets/cars:reinstate", body.formatted(IMAGE)).status())
        .isEqualTo(200);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new ReinstateImages(Identities.dataset("cars"), List.of(IMAGE), "asked", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"reason": "asked"}                 | ids
          {"ids": [null], "reason": "asked"}  | ids
          {"ids": []}                         | reason
          {"ids": [], "reason": "a", "x": 1}  | x
          """)
  void aWrongRetractionIsRefused(String body, String field) {
    Http.Response answer = ann().post("/v1/datasets/cars:retract", body);

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void retractionsAreListed() {
    sides.onQuery(
        FindRetractions.class,
        query -> new RetractionPage(List.of(new Retraction(IMAGE, "asked", 41, TIME)), IMAGE, 42));

    Http.Response answer = ann().get("/v1/datasets/cars/retractions?limit=1&cursor=" + IMAGE);

    assertThat(sides.queries()).containsExactly(new FindRetractions("cars", IMAGE, 1, null));
    assertThat(answer.json().at("/retractions/0/reason").asString()).isEqualTo("asked");
    assertThat(answer.json().path("next").asString()).isEqualTo(IMAGE);
  }

  @Test
  void aSnapshotIsTakenAndWaitedFor() {
    sides.onCommand(command -> new CommandOutcome("x", 0, 41, 41, Map.of("snapshotId", SNAPSHOT)));
    sides.onQuery(FindSnapshot.class, query -> snapshot(SnapshotState.SEALED, 7L));

    Http.Response answer =
        ann().post("/v1/datasets/cars/snapshots", "{\"position\": 40, \"name\": \"before\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/v1/datasets/cars/snapshots/" + SNAPSHOT);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new TakeSnapshot(Identities.dataset("cars"), "before", 40L));
    assertThat(sides.queries())
        .containsExactly(new FindSnapshot("cars", SNAPSHOT, 41L, Duration.ofSeconds(30)));
    assertThat(answer.json().path("state").asString()).isEqualTo("SEALED");
    assertThat(answer.json().path("position").asInt()).isEqualTo(40);
    assertThat(answer.json().path("count").asInt()).isEqualTo(7);
    assertThat(answer.json().path("digest").asString()).isEqualTo("d1");
  }

  @Test
  void aSnapshotThatIsNotSealedInTimeIsAccepted() {
    sides.onCommand(command -> new CommandOutcome("x", 0, 41, 41, Map.of("snapshotId", SNAPSHOT)));
    sides.onQuery(FindSnapshot.class, query -> snapshot(SnapshotState.SEALING, null));

    Http.Response answer = ann().send("POST", "/v1/datasets/cars/snapshots", null);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("state").asString()).isEqualTo("SEALING");
    assertThat(answer.json().has("count")).isFalse();
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new TakeSnapshot(Identities.dataset("cars"), null, null));
  }

  @Test
  void itemsAreStreamedPageByPage() {
    sides.onQuery(FindSnapshotItems.class, DatasetsTest::page);

    Http.Response all = ann().get("/v1/datasets/cars/snapshots/" + SNAPSHOT + "/items");
    assertThat(all.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(all.text().lines()).hasSize(2_500).startsWith("{\"n\":0}").endsWith("{\"n\":2499}");

    String rest =
        "/v1/datasets/cars/snapshots/" + SNAPSHOT + "/items?limit=1001&cursor=" + id(1_999);
    assertThat(ann().get(rest).text().lines()).hasSize(500).startsWith("{\"n\":2000}");
    String some = "/v1/datasets/cars/snapshots/" + SNAPSHOT + "/items?limit=1001";
    assertThat(ann().get(some).text().lines()).hasSize(1_001);
  }

  /** 2,500 items, never more than 1,000 at once. */
  private static SnapshotItems page(FindSnapshotItems query) {
    int first = query.after() == null ? 0 : Integer.parseInt(query.after().substring(24)) + 1;
    int end = Math.min(2_500, first + Math.min(1_000, query.limit()));
    List<SnapshotItem> items =
        IntStream.range(first, end)
            .mapToObj(n -> new SnapshotItem(id(n), "{\"n\":%d}".formatted(n)))
            .toList();
    return new SnapshotItems(items, end < 2_500 ? items.getLast().imageId() : null);
  }

  private static String id(int n) {
    return "00000000-0000-5000-8000-%012d".formatted(n);
  }

  @Test
  void anUnknownSnapshotIsAProblemNotAnEmptyStream() {
    sides.onQuery(
        FindSnapshotItems.class,
        query -> {
          throw new QueryRejected(ErrorCode.SNAPSHOT_NOT_FOUND, "No such snapshot");
        });

    assertThat(ann().get("/v1/datasets/cars/snapshots/" + SNAPSHOT + "/items").code())
        .isEqualTo("snapshot-not-found");
  }

  @Test
  void aProofIsGivenOutWithItsItemToTheByteAndRecorded() {
    String line = "{\"id\":\"%s\",\"salt\":\"00\"}".formatted(IMAGE);
    sides.onQuery(
        FindSnapshotProof.class,
        query ->
            new SnapshotProof(
                SNAPSHOT,
                IMAGE,
                40,
                true,
                7,
                "d1",
                List.of(new ProvenLeaf(3, "l3", line, List.of("p1", "p2")))));

    Http.Response answer = ann().get(PROOF + "?imageId=" + IMAGE.toUpperCase(Locale.ROOT));

    assertThat(sides.queries()).containsExactly(new FindSnapshotProof("cars", SNAPSHOT, IMAGE));
    assertThat(answer.json().path("included").asBoolean()).isTrue();
    assertThat(answer.json().path("size").asInt()).isEqualTo(7);
    assertThat(answer.json().at("/leaves/0/line").asString()).isEqualTo(line);
    assertThat(answer.json().at("/leaves/0/path/1").asString()).isEqualTo("p2");
    assertThat(erasures.deliveries).containsExactly(SNAPSHOT + " of cars to ann");
  }

  @Test
  void aProofNeedsTheIdOfAnImage() {
    assertThat(ann().get(PROOF).json().path("field").asString()).isEqualTo("imageId");
    assertThat(ann().get(PROOF + "?imageId=x").code()).isEqualTo("image-ids-invalid");
    assertThat(sides.queries()).isEmpty();
  }

  @Test
  void aSnapshotThatIsBeingSealedTellsHowFarThatIs() {
    sides.onQuery(
        FindSnapshot.class,
        query ->
            snapshot(SnapshotState.SEALING, null, new SealingProgress(5_000, 0.25, "out of luck")));

    JsonNode snapshot = ann().get("/v1/datasets/cars/snapshots/" + SNAPSHOT).json();

    assertThat(snapshot.path("sealing").toString())
        .isEqualTo("{\"items\":5000,\"share\":0.25,\"lastError\":\"out of luck\"}");
    sides.onQuery(FindSnapshot.class, query -> snapshot(SnapshotState.SEALED, 7L));
    assertThat(ann().get("/v1/datasets/cars/snapshots/" + SNAPSHOT).json().has("sealing"))
        .isFalse();
  }
}
