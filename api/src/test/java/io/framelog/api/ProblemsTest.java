package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.FindImage;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ProblemsTest extends ApiSliceTest {
  private static final String TAGS = "/v1/images/" + IMAGE + "/tags";
  private static final String EDIT = "{\"add\": [\"car\"]}";

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeOfTheCatalogueHasItsStatus(ErrorCode code) {
    sides.onCommand(
        command -> {
          throw new CommandRejected(code, "Because of the test");
        });

    Http.Response answer = ann().patch(TAGS, EDIT);

    assertThat(answer.code()).isEqualTo(code.code());
    assertThat(answer.status()).isEqualTo(status(code));
    assertThat(answer.json().path("title").asString()).isEqualTo(code.title());
    assertThat(answer.json().path("detail").asString()).isEqualTo("Because of the test");
    assertThat(answer.json().path("instance").asString()).isEqualTo(TAGS);
    assertThat(answer.header("Retry-After")).isEqualTo(answer.status() == 503 ? "1" : "");
  }

  private static int status(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID ->
          Map.of(
                  ErrorCode.METHOD_NOT_ALLOWED, 405,
                  ErrorCode.NOT_ACCEPTABLE, 406,
                  ErrorCode.RANGE_NOT_SATISFIABLE, 416)
              .getOrDefault(code, 400);
      case UNSUPPORTED_CONTENT -> 415;
      case TOO_LARGE -> 413;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case GONE -> 410;
      case STALE -> 412;
      case UNPROCESSABLE -> 422;
      case EXCESSIVE -> 429;
      case UNAVAILABLE -> 503;
      case INTERNAL -> 500;
    };
  }

  @Test
  void whatTheRejectionSaysBecomesMembers() {
    sides.onQuery(
        FindImage.class,
        query -> {
          throw new QueryRejected(
              ErrorCode.PROJECTION_BEHIND,
              "Not there yet",
              Map.of("projection", "image", "retryAfterSeconds", 7));
        });

    Http.Response answer = ann().get("/v1/images/" + IMAGE + "?minPosition=9");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(answer.json().path("projection").asString()).isEqualTo("image");
  }

  @Test
  void aStaleVersionIsToldWhatHasChangedSince() {
    log.append("ImageRegistered", IMAGE, "ann", "{\"imageId\":\"%s\"}".formatted(IMAGE));
    log.append("ThumbnailsRecorded", IMAGE, "framelog", "{}");
    log.append("TagsEdited", IMAGE, "ann", "{\"added\":[\"car\"],\"removed\":[]}");
    log.append("TagsEdited", OTHER_IMAGE, "eve", "{}");
    log.append("EmbeddingRecorded", IMAGE, "framelog", "{}");
    log.append("CaptionChanged", IMAGE, "bob", "{\"text\":\"a car\"}");
    sides.onCommand(
        command -> {
          throw new CommandRejected(
              ErrorCode.STALE_VERSION,
              "Stale",
              Map.of("currentVersion", 3, "expectedVersion", 1, "sequence", 4));
        });

    Http.Response answer = ann().patch(TAGS, EDIT, "If-Match", "\"1\"");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.json().path("currentVersion").asInt()).isEqualTo(3);
    JsonNode changes = answer.json().path("changes");
    assertThat(changes.size()).isEqualTo(2);
    assertThat(changes.get(0).path("position").asInt()).isEqualTo(3);
    assertThat(changes.get(0).path("version").asInt()).isEqualTo(2);
    assertThat(changes.get(0).path("type").asString()).isEqualTo("TagsEdited");
    assertThat(changes.get(0).path("actor").asString()).isEqualTo("ann");
    assertThat(changes.get(0).path("at").asString()).isEqualTo("2026-11-22T10:00:03Z");
    assertThat(changes.get(0).path("change").path("added").get(0).asString()).isEqualTo("car");
    assertThat(changes.get(1).path("version").asInt()).isEqualTo(3);
    assertThat(changes.get(1).path("actor").asString()).isEqualTo("bob");
    assertThat(answer.json().path("changesComplete").asBoolean()).isTrue();
    assertThat(answer.json().has("sequence")).isFalse();
  }

  @Test
  void ofManyChangesTheNewestAreToldAndTheHistoryIsNotRead() {
    for (int i = 0; i < 1_000; i++) {
      log.append("TagsEdited", IMAGE, "ann", "{\"added\":[\"tag%d\"]}".formatted(i));
    }
    JsonNode all = staleAnswer(1_000, 900, 999);
    assertThat(all.path("changes").size()).isEqualTo(100);
    assertThat(all.path("changes").get(0).path("version").asInt()).isEqualTo(901);
    assertThat(all.path("changesComplete").asBoolean()).isTrue();
    assertThat(log.readBack()).isEqualTo(200);

    JsonNode newest = staleAnswer(1_000, 1, 999);
    assertThat(newest.path("changes").size()).isEqualTo(100);
    assertThat(newest.path("changes").get(99).path("version").asInt()).isEqualTo(1_000);
    assertThat(newest.path("changesComplete").asBoolean()).isFalse();
    assertThat(log.readBack()).isEqualTo(400);
  }

  @Test
  void whatHappenedAfterTheRefusalOrBehindManyMachineEventsIsNotTold() {
    log.append("ImageRegistered", IMAGE, "ann", "{}");
    log.append("TagsEdited", IMAGE, "ann", "{}");
    for (int i = 0; i < 5_000; i++) {
      log.append("FingerprintRecorded", IMAGE, "framelog", "{}");
    }
    log.append("CaptionChanged", IMAGE, "bob", "{}");

    JsonNode answer = staleAnswer(2, 1, 5_001);

    assertThat(answer.path("changes").size()).isZero();
    assertThat(answer.path("changesComplete").asBoolean()).isFalse();
    assertThat(log.readBack()).isEqualTo(2_000);
  }

  /** What a sender who saw one version is told when the image is at another. */
  private JsonNode staleAnswer(int current, int seen, int sequence) {
    sides.onCommand(
        command -> {
          throw new CommandRejected(
              ErrorCode.STALE_VERSION,
              "Stale",
              Map.of("currentVersion", current, "expectedVersion", seen, "sequence", sequence));
        });
    return ann().patch(TAGS, EDIT, "If-Match", "\"%d\"".formatted(seen)).json();
  }

  @Test
  void aFaultOfOursIsToldWithAnIdAndNothingElse() {
    sides.onCommand(
        command -> {
          throw new IllegalStateException("the password is swordfish");
        });

    Http.Response answer = ann().patch(TAGS, EDIT);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal-error");
    assertThat(answer.json().path("errorId").asString()).hasSize(36);
    assertThat(answer.text()).doesNotContain("swordfish", "Exception", "\tat ");
  }

  @Test
  void anExecutionExceptionWithoutARejectionIsAFaultToo() {
    sides.onCommand(
        command -> {
          throw new CommandExecutionException("unexpected", null, "some text");
        });

    assertThat(ann().patch(TAGS, EDIT).code()).isEqualTo("internal-error");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nothing, 404, not-found",
    "GET, /v1/images/no-uuid, 404, image-not-found",
    "POST, /v1/datasets/x, 405, method-not-allowed",
    "PUT, /v1/search, 405, method-not-allowed",
    "GET, /v1/datasets/x/snapshots/no-uuid, 404, snapshot-not-found"
  })
  void anAddressThatIsWrongIsToldSo(String method, String path, int status, String code) {
    Http.Response answer = ann().send(method, path, null);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void aMethodThatIsNotAllowedComesWithThoseThatAre() {
    assertThat(ann().put("/v1/search", "{}").header("Allow")).isEqualTo("POST");
  }

  @Test
  void aBodyOfAnotherTypeIsUnsupported() {
    Http.Response answer =
        ann().patch(TAGS, "add=car", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("unsupported-media-type");

    assertThat(ann().post("/v1/images", "x", "Content-Type", "text/plain").code())
        .isEqualTo("unsupported-media-type");
    assertThat(ann().patch(TAGS, "<add/>", "Content-Type", "application/xml").status())
        .isEqualTo(415);
  }

  @Test
  void xmlIsNotAcceptableAndTheRefusalIsStillJson() {
    Http.Response answer = ann().get("/v1/projections", "Accept", "application/xml");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.code()).isEqualTo("not-acceptable");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/images/a%2Fb HTTP/1.1, 400",
    "GET /v1/images/a;b=c HTTP/1.1, 400",
    "GET //v1/images HTTP/1.1, 400",
    "GET /v1/images/%00 HTTP/1.1, 400",
    "GET /v1/images/%zz HTTP/1.1, 400",
    "G@T /v1/images HTTP/1.1, 400",
    "GET /v1/images/{x} HTTP/1.1, 400",
    "GET /v1/images HTTP/9.9, 505",
    "nonsense, 400"
  })
  void whatTheContainerRejectsIsAProblemToo(String line, int status) throws Exception {
    String answer = RawHttp.send(port, line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("application/problem+json", "urn:framelog:error:");
    assertThat(answer).doesNotContain("<html", "Tomcat");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Http.Response answer = anonymous().get("/v1/images/" + IMAGE);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(List.of(answer.header("Set-Cookie"))).containsExactly("");
  }
}
