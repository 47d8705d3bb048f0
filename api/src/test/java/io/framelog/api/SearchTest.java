package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest extends ApiSliceTest {
  private static final ImageDocument FOUND =
      new ImageDocument(IMAGE, 1, 1, "{\"id\":\"" + IMAGE + "\"}");

  @Test
  void aSearchIsAskedWithItsDefaults() {
    sides.onQuery(SearchImages.class, query -> new SearchAnswer(List.of(), 3, 9));

    Http.Response answer = ann().post("/v1/search?minPosition=8", "{\"text\": \"a car\"}");

    assertThat(answer.text()).isEqualTo("{\"hits\":[],\"tookMillis\":3,\"position\":9}");
    assertThat(sides.queries())
        .containsExactly(
            new SearchImages(
                "a car",
                null,
                null,
                null,
                null,
                null,
                SearchMode.SEMANTIC,
                SearchScope.IMAGES,
                20,
                null,
                8L));
  }

  @Test
  void everythingThatIsAskedIsPassedOn() {
    sides.onQuery(SearchImages.class, query -> new SearchAnswer(List.of(), 3, 9));

    ann()
        .post(
            "/v1/search",
            """
            {"text": "a", "negativeText": "b", "imageId": "%s", "cropId": "%s", "image": "AQI=",
             "filter": "tag:x", "mode": "hybrid", "scope": "crops", "limit": 200, "minScore": 0.5,
             "minPosition": 4, "asOf": 3}
            """
                .formatted(IMAGE, OTHER_IMAGE));

    SearchImages asked = (SearchImages) sides.queries().getFirst();
    assertThat(asked.image()).containsExactly(1, 2);
    assertThat(asked)
        .isEqualTo(
            new SearchImages(
                "a",
                "b",
                IMAGE,
                OTHER_IMAGE,
                asked.image(),
                "tag:x",
                SearchMode.HYBRID,
                SearchScope.CROPS,
                200,
                0.5,
                4L,
                3L));
  }

  @Test
  void hitsComeBestFirstWithTheirImages() {
    sides.onQuery(
        SearchImages.class,
        query ->
            new SearchAnswer(
                List.of(
                    new SearchHit(IMAGE, OTHER_IMAGE, 0.5, FOUND),
                    new SearchHit(IMAGE, null, 0.25, FOUND)),
                3,
                9));

    assertThat(ann().post("/v1/search", "{\"text\": \"a car\"}").text())
        .isEqualTo(
            "{\"hits\":[{\"imageId\":\"%1$s\",\"cropId\":\"%2$s\",\"score\":0.5,\"image\":%3$s},{\"imageId\":\"%1$s\",\"score\":0.25,\"image\":%3$s}],\"tookMillis\":3,\"position\":9}"
                .formatted(IMAGE, OTHER_IMAGE, FOUND.json()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "a", "limit": 0}        | limit
          {"text": "a", "limit": 201}      | limit
          {"text": "a", "limit": "5"}      | limit
          {"text": "a", "limit": 5.5}      | limit
          {"text": "a", "mode": "SEMANTIC"}| mode
          {"text": "a", "scope": "pixels"} | scope
          {"text": "a", "asOf": -5}        | asOf
          {"text": "a", "minPosition": -1} | minPosition
          {"text": "a", "minScore": "high"}| minScore
          {"image": "***"}                 | image
          {"query": "a"}                   | query
          """)
  void aWrongFieldIsNamed(String body, String field) {
    Http.Response answer = ann().post("/v1/search", body);

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(sides.queries()).isEmpty();
  }

  @Test
  void aSearchMayHoldAPictureButNotAnyAmount() {
    sides.onQuery(SearchImages.class, query -> new SearchAnswer(List.of(), 3, 9));
    String picture = "A".repeat(8 << 20);

    assertThat(ann().post("/v1/search", "{\"image\": \"" + picture + "\"}").status())
        .isEqualTo(200);
    assertThat(ann().post("/v1/search", "{\"image\": \"" + picture.repeat(4) + "\"}").status())
        .isEqualTo(413);
  }
}
