package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.Facets;
import io.framelog.image.queries.Facets.Bucket;
import io.framelog.image.queries.Facets.Facet;
import io.framelog.image.queries.FindFacets;
import io.framelog.image.queries.FindStatistics;
import io.framelog.image.queries.FindStatistics.Interval;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.image.queries.Statistics;
import io.framelog.image.queries.Statistics.Activity;
import io.framelog.image.queries.Statistics.TagPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, facets and statistics. */
class BrowseTest extends ApiSliceTest {
  private static final ImageDocument CAR =
      new ImageDocument(IMAGE, 1, 1, "{\"id\":\"" + IMAGE + "\"}");
  private static final Facet NONE = new Facet(List.of(), 0);

  @Test
  void aListIsAskedWithItsDefaults() {
    sides.onQuery(ListImages.class, query -> new ImagePage(List.of(CAR, CAR), "next", null, 9));

    Http.Response answer = ann().get("/v1/images");

    assertThat(answer.text())
        .isEqualTo(
            "{\"images\":[{\"position\":9,\"id\":\"%1$s\"},{\"position\":9,\"id\":\"%1$s\"}],\"nextCursor\":\"next\",\"position\":9}"
                .formatted(IMAGE));
    assertThat(sides.queries())
        .containsExactly(new ListImages(null, null, 50, null, false, null, null));
  }

  @Test
  void everythingThatIsAskedOfAListIsPassedOn() {
    sides.onQuery(ListImages.class, query -> new ImagePage(List.of(), null, 7L, 9));

    Http.Response answer =
        ann()
            .get(
                "/v1/images?filter=tag:car&sort=width:desc&limit=500&cursor=c&count=exact&asOf=3&minPosition=4");

    assertThat(answer.text())
        .isEqualTo("{\"images\":[],\"nextCursor\":null,\"count\":{\"exact\":7},\"position\":9}");
    assertThat(sides.queries())
        .containsExactly(new ListImages("tag:car", "width:desc", 500, "c", true, 3L, 4L));
  }

  @ParameterizedTest
  @CsvSource({
    "images?limit=0, limit",
    "images?limit=501, limit",
    "images?limit=x, limit",
    "images?count=yes, count",
    "images?asOf=-1, asOf",
    "images?minPosition=-1, minPosition",
    "facets?asOf=-1, asOf",
    "statistics?interval=year, interval",
    "statistics?from=yesterday, from",
    "statistics?to=2026-13-01T00:00:00Z, to",
    "statistics?to=%2B99999-01-01T00:00:00Z, to",
    "statistics?asOf=3, asOf"
  })
  void aWrongParameterIsNamed(String path, String field) {
    Http.Response answer = ann().get("/v1/" + path);

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(sides.queries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SORT_INVALID, 400",
    "SELECTION_INVALID, 400",
    "SELECTION_UNSUPPORTED, 422",
    "SELECTION_UNRESOLVED, 422",
    "SELECTION_TOO_BROAD, 422",
    "SELECTION_NOT_FROZEN, 409",
    "CURSOR_INVALID, 400",
    "CURSOR_OF_ANOTHER_LIST, 400",
    "QUERY_TOO_EXPENSIVE, 422"
  })
  void aRefusalKeepsItsCode(ErrorCode code, int status) {
    sides.onQuery(
        ListImages.class,
        query -> {
          throw new QueryRejected(code, "no");
        });

    Http.Response answer = ann().get("/v1/images");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code.code());
  }

  @Test
  void facetsComeWithTheFiltersThatSelectThem() {
    Facet tags = new Facet(List.of(new Bucket("two words", 3, "tag:\"two words\"")), 2);
    Facet steps = new Facet(List.of(new Bucket("embedding=DONE", 4, null)), 0);
    sides.onQuery(
        FindFacets.class, query -> new Facets(5, true, 5, tags, NONE, NONE, NONE, NONE, steps, 9));

    Http.Response answer = ann().get("/v1/facets?filter=tag:car&minPosition=4");

    assertThat(answer.text())
        .isEqualTo(
            "{\"total\":5,\"exact\":true,\"sampled\":5,\"tags\":{\"values\":[{\"value\":\"two"
                + " words\",\"count\":3,\"filter\":\"tag:\\\"two"
                + " words\\\"\"}],\"other\":2},\"actors\":{\"values\":[],\"other\":0},\"sources\":{\"values\":[],\"other\":0},\"reviews\":{\"values\":[],\"other\":0},\"sizes\":{\"values\":[],\"other\":0},\"enrichment\":{\"values\":[{\"value\":\"embedding=DONE\",\"count\":4}],\"other\":0},\"position\":9}");
    assertThat(sides.queries()).containsExactly(new FindFacets("tag:car", null, 4L));
  }

  @Test
  void facetsOfThePastHaveNoEnrichment() {
    sides.onQuery(
        FindFacets.class, query -> new Facets(0, true, 0, NONE, NONE, NONE, NONE, NONE, null, 3));

    assertThat(ann().get("/v1/facets?asOf=3").json().has("enrichment")).isFalse();
    assertThat(sides.queries()).containsExactly(new FindFacets(null, 3L, null));
  }

  @Test
  void statisticsArePassedOnAndAnswered() {
    Instant start = Instant.parse("2026-01-05T00:00:00Z");
    sides.onQuery(
        FindStatistics.class,
        query ->
            new Statistics(
                List.of(new Activity(start, "ann", 3), new Activity(start, null, 1)),
                List.of(new TagPair("a", "b", 2)),
                true,
                9));

    Http.Response answer =
        ann()
            .get(
                "/v1/statistics?filter=tag:a&from=2026-01-01T01:00:00%2B01:00&to=2026-02-01T00:00:00Z&interval=week");

    assertThat(answer.text())
        .isEqualTo(
            "{\"activity\":[{\"start\":\"2026-01-05T00:00:00Z\",\"actor\":\"ann\",\"events\":3},{\"start\":\"2026-01-05T00:00:00Z\",\"actor\":null,\"events\":1}],\"tags\":[{\"first\":\"a\",\"second\":\"b\",\"count\":2}],\"exact\":true,\"position\":9}");
    assertThat(sides.queries())
        .containsExactly(
            new FindStatistics(
                "tag:a",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00Z"),
                Interval.WEEK,
                null));
  }
}
