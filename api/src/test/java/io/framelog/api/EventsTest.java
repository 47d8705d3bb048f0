package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsTest extends ApiSliceTest {
  private static final String NDJSON = "application/x-ndjson";

  @BeforeEach
  void aLog() {
    log.append("ImageRegistered", IMAGE, "ann", "{\"imageId\":\"a\"}");
    log.append("EmbeddingRecorded", IMAGE, "framelog", "{}");
    log.append("ImageRegistered", OTHER_IMAGE, "bob", "{}");
    log.append("TagsEdited", IMAGE, "bob", "{\"added\": [ \"as written\" ]}");
    log.append("DatasetDefined", "00000000-0000-5000-8000-000000000000", "ann", "{}");
    log.append("TagsEdited", IMAGE, "ann", "{}");
  }

  private List<Integer> positions(Http.Response answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("events").valueStream().map(e -> e.path("position").asInt()).toList();
  }

  @Test
  void anEventIsGivenOutAsItIsInTheLog() {
    Http.Response answer = ann().get("/v1/events?after=3&limit=1");

    assertThat(answer.text())
        .isEqualTo(
            "{\"events\":[{\"position\":4,\"id\":\"00000000-0000-4000-8000-000000000004\","
                + "\"type\":\"TagsEdited\",\"revision\":\"1\",\"subject\":\"%s\",\"version\":2,"
                    .formatted(IMAGE)
                + "\"time\":\"2026-11-22T10:00:04Z\",\"actor\":\"bob\","
                + "\"data\":{\"added\": [ \"as written\" ]},\"metadata\":{\"actor\":\"bob\"}}],"
                + "\"next\":4}");
  }

  @Test
  void theVersionIsThatOfTheImageWhereverOneBegins() {
    assertThat(versions(ann().get("/v1/events"))).containsExactly("1", "1", "1", "2", "", "3");
    assertThat(versions(ann().get("/v1/events?after=4"))).containsExactly("", "3");
    assertThat(versions(ann().get("/v1/events?type=TagsEdited"))).containsExactly("2", "3");
    assertThat(versions(ann().get("/v1/events?actor=bob"))).containsExactly("1", "2");
  }

  private static List<String> versions(Http.Response answer) {
    return answer
        .json()
        .path("events")
        .valueStream()
        .map(event -> event.path("version").asString(""))
        .toList();
  }

  @Test
  void pagesFollowOneAnother() {
    Http.Response first = ann().get("/v1/events?limit=4");
    assertThat(positions(first)).containsExactly(1, 2, 3, 4);
    assertThat(first.json().path("next").asInt()).isEqualTo(4);

    Http.Response second = ann().get("/v1/events?limit=4&after=4");
    assertThat(positions(second)).containsExactly(5, 6);
    assertThat(second.json().path("next").isNull()).isTrue();

    assertThat(positions(ann().get("/v1/events?after=6"))).isEmpty();
    assertThat(positions(ann().get("/v1/events?after=600"))).isEmpty();
  }

  @Test
  void eventsAreFiltered() {
    assertThat(positions(ann().get("/v1/events?imageId=" + OTHER_IMAGE))).containsExactly(3);
    assertThat(positions(ann().get("/v1/events?type=TagsEdited&actor=ann"))).containsExactly(6);
  }

  @Test
  void aPositionBeyondTheHeadIsRefused() {
    assertThat(ann().get("/v1/events?minPosition=6").status()).isEqualTo(200);
    assertThat(ann().get("/v1/events?minPosition=7").code()).isEqualTo("position-beyond-head");
  }

  @Test
  void theWholeLogIsStreamedAsLines() {
    for (int i = 0; i < 2_500; i++) {
      log.append("TagsEdited", IMAGE, "ann", "{}");
    }

    Http.Response answer = ann().get("/v1/events", "Accept", NDJSON);

    assertThat(answer.header("Content-Type")).isEqualTo(NDJSON);
    List<JsonNode> events = answer.text().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(events).hasSize(2_506);
    assertThat(events.getLast().path("position").asInt()).isEqualTo(2_506);
    assertThat(events.getLast().path("version").asInt()).isEqualTo(2_503);
    assertThat(ann().get("/v1/events?limit=1100&after=2", "Accept", NDJSON).text().lines())
        .hasSize(1_100);
  }

  @Test
  void jsonIsGivenToThoseWhoPreferIt() {
    assertThat(ann().get("/v1/events", "Accept", "*/*").header("Content-Type"))
        .isEqualTo("application/json");
    assertThat(ann().get("/v1/events", "Accept", NDJSON + ";q=0.5, application/json").text())
        .startsWith("{\"events\"");
    assertThat(ann().get("/v1/events", "Accept", NDJSON + ", */*;q=0.1").header("Content-Type"))
        .isEqualTo(NDJSON);
    assertThat(ann().get("/v1/events", "Accept", "text/csv").code()).isEqualTo("not-acceptable");
  }

  @Test
  void aFailureBeforeTheFirstLineIsAProblem() {
    log.failsBeyond(0);

    assertThat(ann().get("/v1/events", "Accept", NDJSON).code()).isEqualTo("internal-error");
  }

  @Test
  void aFailureInTheMiddleBreaksTheConnectionSoThatHalfALogNeverLooksWhole() {
    for (int i = 0; i < 2_500; i++) {
      log.append("TagsEdited", IMAGE, "ann", "{}");
    }
    log.failsBeyond(2_000);

    assertThatThrownBy(() -> ann().get("/v1/events", "Accept", NDJSON))
        .isInstanceOf(UncheckedIOException.class);
  }
}
