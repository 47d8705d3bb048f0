package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

  @Test
  void likenessSelectsTheSameForADryRunAJobAListAndASnapshot() {
    List<String> images =
        Stream.generate(() -> newImage("{\"tags\": [\"%s\"]}".formatted(tag))).limit(3).toList();
    images.forEach(this::awaitEnrichment);
    String selection =
        "tag:%s AND (similar-to:%s>=0.1 OR near-duplicate-of:%2$s<=8 OR id:%2$s)"
            .formatted(tag, images.getFirst());
    long listed =
        ok(ann.get("/v1/images?filter=%s&minPosition=%d".formatted(encoded(selection), head())))
            .path("images")
            .size();
    String edits =
        """
        {"selection": "%s", "dryRun": %s, "edits": [{"type": "EditTags", "add": ["alike"]}]}\
        """;

    JsonNode dry = ok(bob.post("/v1/edits", edits.formatted(selection, true)));
    JsonNode done = done(bob.post("/v1/edits", edits.formatted(selection, false)));
    ok(
        ann.post(
            "/v1/datasets", "{\"name\": \"%s\", \"selection\": \"%s\"}".formatted(tag, selection)));
    JsonNode taken = ok(ann.post("/v1/datasets/%s/snapshots".formatted(tag), "{}"));

    assertThat(List.of(dry.path("total").asLong(), done.path("total").asLong()))
        .containsOnly(listed);
    assertThat(done.path("changed").asLong()).isEqualTo(listed).isPositive();
    assertThat(taken.path("count").asLong()).isEqualTo(listed);
    assertThat(taken.path("selection").asString()).isEqualTo(selection);
    assertThat(taken.path("frozen").get(0).path("term").asString())
        .isEqualTo("similar-to:%s>=0.1".formatted(images.getFirst()));
    assertThat(taken.path("frozen").get(1).path("images").isInt()).isTrue();
  }

  private static String encoded(String selection) {
    return URLEncoder.encode(selection, StandardCharsets.UTF_8);
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
