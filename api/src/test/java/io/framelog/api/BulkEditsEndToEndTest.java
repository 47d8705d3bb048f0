package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bulk edits by selection and their reverts, over HTTP, on the whole system. */
class BulkEditsEndToEndTest extends WholeSystemTest {
  private final String tag = "bulk-" + UUID.randomUUID();

  @Test
  void aSelectionIsEditedAsTheDryRunSaidAndTakenBackAndAgain() {
    List<String> images =
        Stream.generate(() -> newImage("{\"tags\": [\"%s\"]}".formatted(tag))).limit(3).toList();
    ok(ann.patch("/v1/images/" + images.get(0) + "/tags", "{\"add\": [\"vehicle\"]}"));
    String edits =
        """
        {"selection": "tag:%s", "dryRun": %s,
         "edits": [{"type": "EditTags", "add": ["vehicle"]}]}\
        """;

    JsonNode dry = ok(bob.post("/v1/edits", edits.formatted(tag, true)));
    JsonNode done = done(bob.post("/v1/edits", edits.formatted(tag, false)));

    assertThat(dry.path("total").asLong()).isEqualTo(3).isEqualTo(done.path("total").asLong());
    assertThat(dry.path("wouldChange").asLong()).isEqualTo(2);
    assertThat(done.path("changed").asLong()).isEqualTo(2);
    assertThat(done.path("skipped").asLong()).isEqualTo(1);
    assertThat(image(images.get(2)).path("tags").toString()).contains("vehicle");

    String jobId = done.path("jobId").asString();
    JsonNode reverted =
        done(
            ann.post(
                "/v1/reverts",
                "{\"by\":{\"jobId\":\"%s\"},\"selection\":\"tag:%s\"}".formatted(jobId, tag)));
    assertThat(reverted.path("changed").asLong()).isEqualTo(2);
    assertThat(image(images.get(0)).path("tags").toString()).contains("vehicle");
    assertThat(image(images.get(2)).path("tags").toString()).doesNotContain("vehicle");

    JsonNode again =
        done(
            ann.post(
                "/v1/reverts",
                "{\"by\":{\"jobId\":\"%s\"}}".formatted(reverted.path("jobId").asString())));
    assertThat(again.path("changed").asLong()).isEqualTo(2);
    assertThat(image(images.get(2)).path("tags").toString()).contains("vehicle");
  }

  /** Watches the job to its end. */
  private JsonNode done(Http.Response submitted) {
    assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
    String address = submitted.header("Location");
    assertThat(ann.get(address, "Accept", "text/event-stream").text())
        .contains("\"state\":\"DONE\"");
    return ok(ann.get(address));
  }
}
