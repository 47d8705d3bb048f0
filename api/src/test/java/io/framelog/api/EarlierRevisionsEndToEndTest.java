package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.NewEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log that an older build wrote into, on the whole system. */
class EarlierRevisionsEndToEndTest extends WholeSystemTest {
  private static final String DIGEST = Sha256.hex("a vector of the older build");

  @Test
  void anEventOfAnEarlierRevisionIsReadByAllAndStaysAsItWasWritten() {
    String id = newImage("{\"caption\": \"of an older build\"}");
    awaitEnrichment(id);
    String written =
        """
        {"imageId":"%s","subject":{"kind":"IMAGE","cropId":null,"box":null,"textSha256":null},\
        "model":"older","modelVersion":"1","dimension":4,"sha256":"%s"}"""
            .formatted(id, DIGEST);

    long position = olderBuildWrites("EmbeddingRecorded", "1", id, written);

    JsonNode event = ok(ann.get("/v1/events?after=%d&limit=1".formatted(position - 1)));
    assertThat(event.at("/events/0/revision").asString()).isEqualTo("1");
    assertThat(event.at("/events/0/data").toString()).isEqualTo(written);
    assertThat(sealedPayload(position)).isEqualTo(written);
    JsonNode told =
        ok(ann.get("/v1/images/%s/history?minPosition=%d&limit=1000".formatted(id, position)))
            .path("entries")
            .valueStream()
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(told.path("position").asLong()).isEqualTo(position);
    assertThat(told.at("/change/vector/encoding").asString()).isEqualTo("float32le");
    assertThat(told.at("/change/vector/sha256").asString()).isEqualTo(DIGEST);
    ok(ann.put("/v1/images/" + id + "/caption", "{\"text\": \"edited by this build\"}"));
    assertThat(image(id).path("caption").asString()).isEqualTo("edited by this build");
    assertThat(hits("{\"text\": \"edited\", \"mode\": \"lexical\"}")).contains(id);
    awaitEnrichment(id);
    assertThat(ok(ann.get("/v1/projections")).path("projections").valueStream())
        .allMatch(each -> each.path("deadLetters").asLong() == 0);
  }

  private String sealedPayload(long position) {
    return ann.get("/v1/audit/log?after=%d&limit=1".formatted(position - 1))
        .json()
        .path("payload")
        .asString();
  }

  private long olderBuildWrites(String type, String revision, String imageId, String payload) {
    LogReader log = framelog.bean(LogReader.class);
    long sequence = log.read(LogQuery.aggregate(imageId, 0, 1_000)).size();
    String id = UUID.randomUUID().toString();
    NewEvent event =
        new NewEvent(
            id, type, revision, "Image", imageId, sequence, payload, "{\"actor\":\"older\"}");
    return framelog
        .bean(LogAppender.class)
        .append(new AppendUnit(id, Sha256.hex(id), Decision.of(imageId, 1), List.of(event)))
        .position();
  }
}
