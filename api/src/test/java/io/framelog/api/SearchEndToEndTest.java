package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Searches, over HTTP, on the whole system. */
class SearchEndToEndTest extends WholeSystemTest {
  @Test
  void picturesAreFoundByTheMeaningOfWordsThatNobodyWrote() {
    samples().values().forEach(this::awaitEnrichment);

    JsonNode found =
        ok(
            ann.post(
                "/v1/search?minPosition=" + head(),
                "{\"text\": \"someone out in bad weather\", \"filter\": \"source=e2e\"}"));

    assertThat(found.path("hits").size()).isEqualTo(samples().size());
    JsonNode first = found.path("hits").get(0);
    assertThat(first.path("imageId").asString()).isEqualTo(samples().get(WholeSystem.UMBRELLA));
    assertThat(first.path("image").path("caption").asString()).contains("umbrella");
    assertThat(first.path("score").asDouble()).isBetween(0.0, 1.0);
    assertThat(
            ann.get("/v1/images/" + samples().get(WholeSystem.UMBRELLA) + "/thumbnail")
                .header("content-type"))
        .isEqualTo("image/jpeg");
  }

  @Test
  void picturesAreFoundByTheirWords() {
    JsonNode found =
        ok(
            ann.post(
                "/v1/search?minPosition=" + head(),
                "{\"text\": \"umbrellas\", \"mode\": \"lexical\"}"));

    assertThat(found.path("hits").valueStream().map(hit -> hit.path("imageId").asString()))
        .containsExactly(samples().get(WholeSystem.UMBRELLA));
  }

  @Test
  void aRemovedImageIsNotFoundBySearchesUntilItIsBack() {
    String id = newImage("{\"caption\": \"a purple zeppelin\", \"tags\": [\"zeppelin\"]}");
    String search = "{\"text\": \"zeppelin\", \"mode\": \"lexical\"}";
    assertThat(hits(search)).containsExactly(id);

    ok(ann.delete("/v1/images/" + id));
    assertThat(hits(search)).isEmpty();
    assertThat(image(id).path("removed").asBoolean()).isTrue();

    ok(ann.post("/v1/images/" + id + ":restore", ""));
    assertThat(hits(search)).containsExactly(id);
  }
}
