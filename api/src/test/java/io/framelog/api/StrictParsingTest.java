package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictParsingTest extends ApiSliceTest {
  private static final String URL = "/v1/images/" + IMAGE;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PATCH | /tags      | {"ad": ["car"]}                                        | ad
          PATCH | /tags      | {"add": "car"}                                         | add
          PATCH | /tags      | {"add": [7]}                                           | add[0]
          PATCH | /tags      | {"add": ["car", null]}                                 | add
          PUT   | /caption   | {"text": 7}                                            | text
          PUT   | /caption   | {"text": true}                                         | text
          PUT   | /caption   | {}                                                     | text
          PUT   | /caption   | {"text": null}                                         | text
          POST  | /crops     | {"label": "wheel"}                                     | box
          POST  | /crops     | {"box": {"x": 0, "y": 0, "w": 1}}                      | box.h
          POST  | /crops     | {"box": {"x": "0", "y": 0, "w": 1, "h": 1}}            | box.x
          POST  | /crops     | {"box": {"x": 0, "y": 0, "w": 1, "h": 1, "d": 1}}      | box.d
          POST  | /crops     | {"box": [0, 0, 1, 1]}                                  | box
          PUT   | /crops/6fa459ea-ee8a-5ca4-894e-db77e160355e | {"box": {"x": 0, "y": 0, "w": 1, "h": 1}, "cropId": "other"} | cropId
          """)
  void aWrongFieldIsNamed(String method, String path, String body, String field) {
    Http.Response answer = send(method, URL + path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.text()).doesNotContain("io.framelog", "java.", "tools.jackson");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"add": ["car"]
          {"add": ["car"]} trailing
          {"add": ["car"], "add": ["dog"]}
          {'add': ["car"]}
          {"add": [NaN]}
          nonsense
          """)
  void whatIsNoJsonIsABadRequest(String body) {
    Http.Response answer = ann().patch(URL + "/tags", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("bad-request");
  }

  @Test
  void aBodyThatIsMissingIsABadRequest() {
    assertThat(ann().patch(URL + "/tags", "").code()).isEqualTo("bad-request");
  }

  @Test
  void theWrongTypeOfBodyIsToldWithoutAField() {
    assertThat(ann().patch(URL + "/tags", "[]").code()).isEqualTo("validation-failed");
    assertThat(ann().patch(URL + "/metadata", "\"text\"").code()).isEqualTo("validation-failed");
  }

  @Test
  void tooDeepJsonIsRefused() {
    String deep = "{\"a\":" + "[".repeat(65) + "]".repeat(65) + "}";

    assertThat(ann().patch(URL + "/metadata", deep).code()).isEqualTo("validation-failed");
  }

  @Test
  void aBodyAboveOneMebibyteIsRefusedWhetherItsLengthIsDeclaredOrNot() throws Exception {
    String large = "{\"text\": \"" + "x".repeat(1 << 20) + "\"}";
    assertThat(ann().put(URL + "/caption", large).status()).isEqualTo(413);
    assertThat(ann().put(URL + "/caption", large).code()).isEqualTo("request-too-large");

    String chunked =
        "PUT %s/caption HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                .formatted(URL)
            + "Authorization: Bearer %s\r\nConnection: close\r\n".formatted(ann().token())
            + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(large.length(), large);
    assertThat(RawHttp.send(port, chunked))
        .startsWith("HTTP/1.1 413")
        .contains("request-too-large");
  }

  @Test
  void listsThatAreLeftOutAreEmpty() {
    assertThat(ann().patch(URL + "/tags", "{\"add\": null}").status()).isEqualTo(200);

    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new EditTags(IMAGE, List.of(), List.of(), null));
  }

  @Test
  void aMergePatchKeepsItsNulls() {
    Http.Response answer =
        ann()
            .patch(
                URL + "/metadata",
                "{\"a\": null, \"b\": {\"c\": [1, 2.5, \"x\"]}}",
                "Content-Type",
                "application/merge-patch+json");

    assertThat(answer.status()).isEqualTo(200);
    Map<String, ?> patch = ((EditMetadata) sides.lastCommand().getPayload()).patch();
    assertThat(patch).containsEntry("a", null);
    assertThat(patch.get("b")).isEqualTo(Map.of("c", List.of(1, 2.5, "x")));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/images/%s?asOf=x, asOf",
    "/v1/images/%s?asOf=-1, asOf",
    "/v1/images/%s?minPosition=1.5, minPosition",
    "/v1/images/%s?minPosition=99999999999999999999, minPosition",
    "/v1/images/%s/history?limit=0, limit",
    "/v1/images/%s/history?limit=1001, limit",
    "/v1/images/%s/history?cursor=-1, cursor",
    "/v1/images/%s/history?asOf=1, asOf",
    "/v1/images/%s/thumbnail?size=0, size",
    "/v1/images/%s/thumbnail?size=big, size",
    "/v1/events?limit=1001, limit",
    "/v1/events?after=-1, after",
    "/v1/events?asOf=1, asOf",
    "/v1/datasets?minPosition=-5, minPosition"
  })
  void aWrongParameterIsNamed(String path, String field) {
    Http.Response answer = ann().get(path.formatted(IMAGE));

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
  }

  @AfterEach
  void nothingWasSentForAWrongRequest() {
    assertThat(sides.queries()).isEmpty();
  }

  private Http.Response send(String method, String path, String body) {
    return switch (method) {
      case "PATCH" -> ann().patch(path, body);
      case "PUT" -> ann().put(path, body);
      default -> ann().post(path, body);
    };
  }
}
