package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TokensTest extends ApiSliceTest {
  private static final String EDIT = "{\"add\": [\"car\"]}";

  @Test
  void whoAsksOnThisMachineGetsATokenThatWorks() {
    JsonNode token =
        anonymous()
            .post("/v1/dev/token", "{\"user\": \"ann\", \"scopes\": [\"images:write\"]}")
            .json();

    assertThat(token.path("tokenType").asString()).isEqualTo("Bearer");
    assertThat(token.path("expiresIn").asInt()).isEqualTo(3_600);
    Http ann = anonymous().withToken(token.path("accessToken").asString());
    assertThat(ann.patch("/v1/images/" + IMAGE + "/tags", EDIT).status()).isEqualTo(200);
    assertThat(sides.lastCommand().getMetaData()).containsEntry("actor", "ann");
    assertThat(ann.get("/v1/projections").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"scopes": []}                                | user
          {"user": "", "scopes": []}                    | user
          {"user": "a\\u0000b", "scopes": []}           | user
          {"user": "a\\ud800b", "scopes": []}           | user
          {"user": "ann"}                               | scopes
          {"user": "ann", "scopes": ["root"]}           | scopes
          {"user": "ann", "scopes": [null]}             | scopes
          {"user": "ann", "scopes": [], "admin": true}  | admin
          """)
  void aWrongWishIsRefused(String body, String field) {
    Http.Response answer = anonymous().post("/v1/dev/token", body);

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
  }

  @Test
  void aUserHasAtMost128Characters() {
    String body = "{\"user\": \"%s\", \"scopes\": []}";
    assertThat(anonymous().post("/v1/dev/token", body.formatted("u".repeat(128))).status())
        .isEqualTo(200);
    assertThat(anonymous().post("/v1/dev/token", body.formatted("u".repeat(129))).status())
        .isEqualTo(400);
  }

  @Test
  void aProxysClientsAreNotOnThisMachine() {
    String body = "{\"user\": \"ann\", \"scopes\": []}";

    assertThat(anonymous().post("/v1/dev/token", body, "X-Forwarded-For", "203.0.113.9").status())
        .isEqualTo(401);
    assertThat(anonymous().get("/v3/api-docs", "Forwarded", "for=203.0.113.9").status())
        .isEqualTo(401);
    assertThat(anonymous().get("/actuator/prometheus", "X-Forwarded-For", "1.2.3.4").status())
        .isEqualTo(401);
  }

  @Test
  void aForeignNameForThisMachineIsNotThisMachine() throws Exception {
    String request = "GET /v3/api-docs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";

    assertThat(RawHttp.send(port, request)).startsWith("HTTP/1.1 401");
    assertThat(RawHttp.send(port, request.replace("evil.example", "localhost:" + port)))
        .startsWith("HTTP/1.1 200");
    assertThat(RawHttp.send(port, request.replace("evil.example", "[::1]")))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void whatIsNotOpenElsewhereIsOpenToAnAdministrator() {
    Http admin = as("root", List.of("admin"));

    assertThat(admin.get("/actuator/prometheus", "X-Forwarded-For", "1.2.3.4").status())
        .isEqualTo(200);
    assertThat(
            as("ann", List.of("images:read"))
                .get("/actuator/prometheus", "X-Forwarded-For", "1.2.3.4")
                .status())
        .isEqualTo(403);
  }

  @Test
  void healthIsOpenToAll() {
    Http.Response answer = anonymous().get("/actuator/health", "X-Forwarded-For", "1.2.3.4");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    assertThat(answer.json().has("components")).isFalse();
    assertThat(anonymous().get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(anonymous().get("/actuator/env").status()).isEqualTo(404);
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() {
    String token = issuer.token("ann", List.of("images:read"));
    String[] parts = token.split("\\.", -1);
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("\"ann\"", "\"bob\"");
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];

    for (String bad : List.of(forged, parts[0] + "." + parts[1] + ".", "nonsense", "a.b.c")) {
      Http.Response answer = anonymous().withToken(bad).get("/v1/images/" + IMAGE);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("unauthenticated");
    }
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    String claims = issuer.token("ann", List.of("images:read")).split("\\.", -1)[1];

    assertThat(anonymous().withToken(none + "." + claims + ".").get("/v1/images/" + IMAGE).status())
        .isEqualTo(401);
  }

  @Test
  void aScriptOfAnotherOriginIsNotLetIn() {
    Http.Response preflight =
        anonymous()
            .send(
                "OPTIONS",
                "/v1/search",
                null,
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST");

    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEmpty();
  }
}
