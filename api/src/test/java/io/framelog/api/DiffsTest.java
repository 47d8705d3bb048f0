package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.queries.FindSnapshotDelta;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.diff.Blame;
import io.framelog.diff.BlamedFact;
import io.framelog.diff.Deed;
import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffPage;
import io.framelog.diff.DiffSide;
import io.framelog.diff.FieldChange;
import io.framelog.diff.FindBlame;
import io.framelog.diff.FindDatasetDiff;
import io.framelog.diff.FindDiff;
import io.framelog.diff.FindImageDiff;
import io.framelog.diff.FindImageDiff.Moment;
import io.framelog.diff.ImageChange;
import io.framelog.diff.ImageChange.Kind;
import io.framelog.diff.ImageDiff;
import io.framelog.diff.Withholding;
import io.framelog.diff.Withholding.Why;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.Origin;
import io.framelog.selection.SelectionSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blame, differences and deltas over HTTP. */
class DiffsTest extends ApiSliceTest {
  private static final String SNAPSHOT = "00000000-0000-5000-8000-00000000005a";
  private static final FieldChange CAPTION =
      new FieldChange("caption", "\"a\"", "\"b\"", null, null);
  private static final List<ImageChange> CHANGES =
      List.of(
          new ImageChange(IMAGE, Kind.CHANGED, List.of(CAPTION), null),
          new ImageChange(
              OTHER_IMAGE, Kind.ADDED, List.of(), new Withholding(Why.RETRACTED, "asked")));

  private static DiffPage page(List<ImageChange> changes, @Nullable String next) {
    return new DiffPage(
        new DiffSide(3, SelectionSpec.ofText("tag:car"), null),
        new DiffSide(9, SelectionSpec.ofIds(List.of(IMAGE)), SNAPSHOT),
        changes,
        next,
        9);
  }

  @Test
  void blameTellsTheDeedOfEachFact() {
    Deed deed =
        new Deed(
            "bob",
            Instant.parse("2026-11-23T00:00:00Z"),
            7,
            3,
            Origin.HUMAN,
            "TagsEdited",
            "RevertImage",
            "c1",
            "browser",
            "because",
            true);
    sides.onQuery(
        FindBlame.class, query -> new Blame(List.of(new BlamedFact("tags", "\"car\"", deed)), 9));

    Http.Response answer = ann().get("/v1/images/" + IMAGE + "/blame?asOf=9&minPosition=4");

    assertThat(answer.text())
        .isEqualTo(
            "{\"facts\":[{\"field\":\"tags\",\"value\":\"car\",\"actor\":\"bob\",\"at\":\"2026-11-23T00:00:00Z\",\"position\":7,\"version\":3,\"origin\":{\"kind\":\"HUMAN\",\"model\":null,\"version\":null},\"event\":\"TagsEdited\",\"command\":{\"type\":\"RevertImage\",\"commandId\":\"c1\"},\"client\":\"browser\",\"reason\":\"because\",\"reverts\":true}],\"position\":9}");
    assertThat(sides.queries()).containsExactly(new FindBlame(IMAGE, 9L, 4L));
  }

  @Test
  void aDiffInJsonIsAPageSortedByWhatHappened() {
    sides.onQuery(FindDatasetDiff.class, query -> page(CHANGES, OTHER_IMAGE));

    Http.Response answer = ann().get("/v1/datasets/cars/diff?from=3&to=" + SNAPSHOT);

    assertThat(answer.text())
        .isEqualTo(
            """
            {"from":{"position":3,"selection":"tag:car"},\
            "to":{"position":9,"snapshotId":"%s"},\
            "added":["%s"],"removed":[],\
            "changed":[{"imageId":"%s","changes":[{"field":"caption","from":"a","to":"b"}]}],\
            "withheld":[{"imageId":"%2$s","why":"retracted","reason":"asked"}],\
            "next":"%2$s","position":9}"""
                .formatted(SNAPSHOT, OTHER_IMAGE, IMAGE));
    assertThat(sides.queries())
        .containsExactly(
            new FindDatasetDiff("cars", DiffEnd.at(3), DiffEnd.of(SNAPSHOT), null, 100));
  }

  @Test
  void aDiffInNdjsonIsAllPagesUpToWhatWasNowAtItsBeginning() {
    sides.onQuery(
        FindDiff.class,
        query ->
            query.after() == null
                ? page(CHANGES.subList(0, 1), IMAGE)
                : page(CHANGES.subList(1, 2), null));

    Http.Response answer =
        ann().get("/v1/diff?from=3&filter=tag:car", "Accept", "application/x-ndjson");

    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answer.text())
        .isEqualTo(
            """
            {"imageId":"%s","change":"changed","changes":[{"field":"caption","from":"a","to":"b"}]}
            {"imageId":"%s","change":"added","withheld":"retracted","reason":"asked"}
            """
                .formatted(IMAGE, OTHER_IMAGE));
    assertThat(sides.queries())
        .containsExactly(
            new FindDiff(3, null, "tag:car", null, 1_000),
            new FindDiff(3, 9L, "tag:car", IMAGE, 1_000));
  }

  @Test
  void oneImageIsComparedByPositionsOrVersions() {
    sides.onQuery(
        FindImageDiff.class,
        query ->
            new ImageDiff(
                IMAGE,
                new ImageDiff.State(3, 1),
                new ImageDiff.State(9, 2),
                List.of(
                    new FieldChange("tags", "[]", "[\"car\"]", List.of("car"), List.<String>of())),
                9));

    Http.Response answer = ann().get("/v1/images/" + IMAGE + "/diff?fromVersion=1&to=9");

    assertThat(answer.text())
        .isEqualTo(
            """
            {"imageId":"%s","from":{"position":3,"version":1},"to":{"position":9,"version":2},\
            "changes":[{"field":"tags","from":[],"to":["car"],"added":["car"],"removed":[]}],\
            "position":9}"""
                .formatted(IMAGE));
    assertThat(sides.queries())
        .containsExactly(
            new FindImageDiff(IMAGE, new Moment(null, 1L), new Moment(9L, null), null));
  }

  @Test
  void aDeltaIsStreamedAndItsDeliveryRecorded() {
    sides.onQuery(
        FindSnapshotDelta.class,
        query ->
            new SnapshotItems(
                List.of(new SnapshotItem(IMAGE, "{\"id\":1}")),
                query.after() == null ? IMAGE : null));

    Http.Response answer =
        ann().get("/v1/datasets/cars/snapshots/%s/delta?since=%s".formatted(SNAPSHOT, OTHER_IMAGE));

    assertThat(answer.text()).isEqualTo("{\"id\":1}\n{\"id\":1}\n");
    assertThat(erasures.deliveries).hasSize(1);
    assertThat(sides.queries())
        .contains(new FindSnapshotDelta("cars", SNAPSHOT, OTHER_IMAGE, IMAGE, 1_000));
  }

  @ParameterizedTest
  @CsvSource({
    "diff, from",
    "diff?from=-1, from",
    "diff?from=1&to=-1, to",
    "diff?from=1&cursor=" + IMAGE + ", to",
    "diff?from=1&to=2&limit=1001, limit",
    "datasets/cars/diff?to=2, from",
    "datasets/cars/diff?from=x, from",
    "datasets/cars/diff?from=1&to=-2, to",
    "datasets/cars/snapshots/" + SNAPSHOT + "/delta, since",
    "images/" + IMAGE + "/diff, from",
    "images/" + IMAGE + "/diff?from=1&fromVersion=1, fromVersion",
    "images/" + IMAGE + "/diff?from=1&toVersion=0, toVersion",
    "images/" + IMAGE + "/blame?asOf=-1, asOf"
  })
  void aWrongParameterIsNamed(String path, String field) {
    Http.Response answer = ann().get("/v1/" + path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(sides.queries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SNAPSHOT_NOT_FOUND, 404",
    "SNAPSHOT_NOT_SEALED, 409",
    "POSITION_BEYOND_HEAD, 422",
    "CURSOR_INVALID, 400"
  })
  void aRefusalKeepsItsCodeAsAStreamToo(ErrorCode code, int status) {
    sides.onQuery(
        FindDatasetDiff.class,
        query -> {
          throw new QueryRejected(code, "no");
        });

    Http.Response answer =
        ann().get("/v1/datasets/cars/diff?from=1", "Accept", "application/x-ndjson");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code.code());
  }
}
