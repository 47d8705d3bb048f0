package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Everything together on real servers: one system for all tests that are written against it. */
abstract class WholeSystemTest {
  static final Duration ENRICHED = Duration.ofMinutes(3);

  RunningFramelog framelog;
  Http ann;
  Http bob;

  @BeforeEach
  void connect() {
    connectTo(WholeSystem.running());
  }

  /** Stops the application, not its servers, and starts it again. */
  void restart(String... more) {
    connectTo(WholeSystem.restarted(more));
  }

  private void connectTo(RunningFramelog running) {
    framelog = running;
    ann = running.as("ann");
    bob = running.as("bob");
  }

  /** Some of the sample pictures, by name, with the id of their image. */
  Map<String, String> samples() {
    return WholeSystem.samples(ann);
  }

  static String created(Http.Response answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("imageId").asString();
  }

  /** A new image that no other test knows of. */
  String newImage(@Nullable String registration) {
    return created(ann.upload(TestPictures.png(), registration));
  }

  static JsonNode ok(Http.Response answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer.json();
  }

  long head() {
    return ok(ann.get("/v1/projections"))
        .path("projections")
        .valueStream()
        .mapToLong(each -> each.path("position").asLong() + each.path("lagEvents").asLong())
        .max()
        .orElseThrow();
  }

  JsonNode image(String id) {
    return ok(ann.get("/v1/images/%s?minPosition=%d".formatted(id, head())));
  }

  List<String> hits(String search) {
    return ok(ann.post("/v1/search?minPosition=" + head(), search))
        .path("hits")
        .valueStream()
        .map(hit -> hit.path("imageId").asString())
        .toList();
  }

  void awaitEnrichment(String id) {
    await()
        .atMost(ENRICHED)
        .untilAsserted(
            () ->
                assertThat(image(id).path("enrichment").valueStream().map(JsonNode::asString))
                    .isNotEmpty()
                    .doesNotContain("PENDING"));
  }
}
