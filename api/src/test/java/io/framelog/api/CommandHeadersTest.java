package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.identity.Identities;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RemoveImage;
import io.framelog.log.MetadataKeys;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHeadersTest extends ApiSliceTest {
  private static final String TAGS = "/v1/images/" + IMAGE + "/tags";
  private static final String EDIT = "{\"add\": [\"car\"], \"remove\": [\"draft\"]}";

  @Test
  void aCommandCarriesWhoThroughWhatAndWhy() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    Http.Response answer =
        ann()
            .patch(
                TAGS, EDIT, "X-Reason", "typo", "X-Correlation-Id", "c-17", "traceparent", trace);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo("{\"imageId\":\"" + IMAGE + "\",\"version\":3,\"position\":42}");
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(answer.header("X-Correlation-Id")).isEqualTo("c-17");
    CommandMessage<?> sent = sides.lastCommand();
    assertThat(sent.getPayload())
        .isEqualTo(new EditTags(IMAGE, List.of("car"), List.of("draft"), null));
    assertThat(sent.getMetaData())
        .containsEntry(MetadataKeys.ACTOR, "ann")
        .containsEntry(MetadataKeys.CLIENT, "framelog-dev")
        .containsEntry(MetadataKeys.REASON, "typo")
        .containsEntry(MetadataKeys.CORRELATION_ID, "c-17")
        .containsEntry(MetadataKeys.TRACEPARENT, trace);
  }

  @Test
  void anIdempotencyKeyGivesTheSameCommandIdToTheSameUserOnly() {
    ann().patch(TAGS, EDIT, "Idempotency-Key", "k1");
    ann().patch(TAGS, EDIT, "Idempotency-Key", "k1");
    as("bob", Http.ALL_SCOPES).patch(TAGS, EDIT, "Idempotency-Key", "k1");
    ann().patch(TAGS, EDIT);

    List<String> ids = sides.commands().stream().map(CommandMessage::getIdentifier).toList();
    assertThat(ids.get(0)).isEqualTo(Identities.command("ann", "k1")).isEqualTo(ids.get(1));
    assertThat(ids.get(2)).isEqualTo(Identities.command("bob", "k1"));
    assertThat(ids.get(3)).isNotEqualTo(ids.get(0));
  }

  @Test
  void ifMatchBecomesTheExpectedVersion() {
    ann().patch(TAGS, EDIT, "If-Match", "\"7\"");

    assertThat(((EditTags) sides.lastCommand().getPayload()).expectedVersion()).isEqualTo(7);
  }

  @Test
  void ifMatchStarTakesAnyVersion() {
    ann().patch(TAGS, EDIT, "If-Match", "*");

    assertThat(((EditTags) sides.lastCommand().getPayload()).expectedVersion()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "W/\"7\"", "\"seven\"", "\"7\", \"8\"", "\"-1\"", "\"\""})
  void aMalformedIfMatchIsRefusedAndNothingIsSent(String ifMatch) {
    Http.Response answer = ann().patch(TAGS, EDIT, "If-Match", ifMatch);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("bad-request");
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void aPercentEncodedReasonIsDecoded() {
    ann().delete("/v1/images/" + IMAGE, "X-Reason", "UTF-8''Z%C3%BCrich%20%F0%9F%9A%97");

    assertThat(((RemoveImage) sides.lastCommand().getPayload()).reason()).isEqualTo("Zürich 🚗");
  }

  @Test
  void aReasonInPlainUtf8IsRead() throws Exception {
    String request =
        "DELETE /v1/images/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(IMAGE)
            + "Authorization: Bearer %s\r\nX-Reason: Zürich 🚗\r\n\r\n".formatted(ann().token());

    assertThat(RawHttp.send(port, request)).startsWith("HTTP/1.1 200");
    assertThat(sides.lastCommand().getMetaData()).containsEntry(MetadataKeys.REASON, "Zürich 🚗");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8''a%0Ab", "UTF-8''%C3", "UTF-8''%zz", "UTF-8''%4", "a\tb"})
  void aReasonThatIsNoPlainTextIsRefused(String reason) {
    Http.Response answer = ann().delete("/v1/images/" + IMAGE, "X-Reason", reason);

    assertThat(answer.code()).isEqualTo("reason-invalid");
  }

  @Test
  void aReasonOfMoreThan1024CharactersIsRefused() {
    assertThat(ann().delete("/v1/images/" + IMAGE, "X-Reason", "x".repeat(1_024)).status())
        .isEqualTo(200);
    assertThat(ann().delete("/v1/images/" + IMAGE, "X-Reason", "x".repeat(1_025)).code())
        .isEqualTo("reason-invalid");
  }

  @Test
  void anIdempotencyKeyMustBeVisibleAndShort() {
    assertThat(ann().patch(TAGS, EDIT, "Idempotency-Key", "k".repeat(255)).status()).isEqualTo(200);
    assertThat(ann().patch(TAGS, EDIT, "Idempotency-Key", "k".repeat(256)).code())
        .isEqualTo("validation-failed");
    assertThat(ann().patch(TAGS, EDIT, "Idempotency-Key", "a b").code())
        .isEqualTo("validation-failed");
  }

  @Test
  void aMalformedTraceIsDroppedAndACorrelationIdIsMade() {
    Http.Response answer = ann().patch(TAGS, EDIT, "traceparent", "00-zz-01");

    assertThat(sides.lastCommand().getMetaData()).doesNotContainKey(MetadataKeys.TRACEPARENT);
    assertThat(sides.lastCommand().getMetaData().get(MetadataKeys.CORRELATION_ID))
        .isEqualTo(answer.header("X-Correlation-Id"));
    assertThat(Identities.isUuid(answer.header("X-Correlation-Id"))).isTrue();
  }
}
