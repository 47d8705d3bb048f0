package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Datasets and snapshots, over HTTP, on the whole system. */
class SnapshotsEndToEndTest extends WholeSystemTest {
  @Test
  void aSnapshotOfThePastIsNotChangedByLaterEdits() {
    String id = newImage("{\"tags\": [\"frozen\"], \"caption\": \"before\"}");
    String other = newImage("{\"tags\": [\"frozen\"]}");
    long then = head();
    ok(ann.put("/v1/images/" + id + "/caption", "{\"text\": \"after\"}"));
    ok(ann.patch("/v1/images/" + other + "/tags", "{\"remove\": [\"frozen\"]}"));
    newImage("{\"tags\": [\"frozen\"]}");
    ok(ann.post("/v1/datasets", "{\"name\": \"frozen\", \"selection\": \"tag:frozen\"}"));

    JsonNode first = snapshot("{\"position\": %d}".formatted(then));
    List<String> items = items(first);
    ok(ann.delete("/v1/images/" + id));
    JsonNode second = snapshot("{\"position\": %d}".formatted(then));

    assertThat(first.path("state").asString()).isEqualTo("SEALED");
    assertThat(first.path("count").asInt()).isEqualTo(2);
    assertThat(second.path("digest").asString()).isEqualTo(first.path("digest").asString());
    assertThat(items).hasSize(2).allMatch(line -> line.contains("\"salt\""));
    assertThat(items).extracting(SnapshotsEndToEndTest::imageId).isSorted();
    assertThat(items(first)).isEqualTo(items);
    assertThat(items(second)).isEqualTo(items);
    assertThat(String.join("", items)).contains("before", id, other).doesNotContain("after");
    JsonNode now = snapshot("{}");
    assertThat(now.path("count").asInt()).isEqualTo(1);
    assertThat(now.path("digest").asString()).isNotEqualTo(first.path("digest").asString());
    JsonNode past = ok(ann.get("/v1/images/%s?asOf=%d".formatted(id, then)));
    assertThat(past.path("caption").asString()).isEqualTo("before");
    assertThat(past.path("removed").asBoolean()).isFalse();
  }

  @Test
  void aReleasedSnapshotKeepsItsDigestWhenAnImageIsTakenDown() {
    String id = newImage("{\"tags\": [\"released\"]}");
    String other = newImage("{\"tags\": [\"released\"]}");
    ok(ann.post("/v1/datasets", "{\"name\": \"frozen2\", \"selection\": \"tag:released\"}"));
    JsonNode taken =
        ok(ann.post("/v1/datasets/frozen2/snapshots", "{\"position\": %d}".formatted(head())));
    String path = "/v1/datasets/frozen2/snapshots/" + taken.path("snapshotId").asString();
    ok(ann.post(path + ":release", "{\"tag\": \"v1\"}"));

    JsonNode dataset =
        ok(
            ann.post(
                "/v1/datasets/frozen2:retract",
                "{\"ids\": [\"%s\"], \"reason\": \"asked by the artist\"}".formatted(id),
                "If-Match",
                "\"3\""));

    assertThat(dataset.at("/retractions/count").asInt()).isEqualTo(1);
    assertThat(dataset.at("/snapshots/0/releases/0/tag").asString()).isEqualTo("v1");
    assertThat(dataset.at("/snapshots/0/digest")).isEqualTo(taken.path("digest"));
    List<String> items = ann.get(path + "/items").text().lines().toList();
    assertThat(items)
        .filteredOn(item -> item.contains(id))
        .singleElement()
        .satisfies(item -> assertThat(item).contains("\"retracted\":true"));
    assertThat(items)
        .filteredOn(item -> item.contains(other))
        .singleElement()
        .satisfies(item -> assertThat(item).contains("\"salt\""));
    Http.Response stale =
        ann.put(
            "/v1/datasets/frozen2/selection", "{\"selection\": \"tag:x\"}", "If-Match", "\"3\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.json().at("/changes/0/type").asString()).isEqualTo("ImagesRetracted");
    assertThat(stale.json().path("currentVersion").asInt()).isEqualTo(4);
  }

  @Test
  void whatChangedBetweenSnapshotsIsToldAndBlamed() {
    String id = newImage("{\"tags\": [\"compared\"], \"caption\": \"before\"}");
    String other = newImage("{\"tags\": [\"compared\"]}");
    ok(ann.post("/v1/datasets", "{\"name\": \"compared\", \"selection\": \"tag:compared\"}"));
    String old =
        ok(ann.post("/v1/datasets/compared/snapshots", "{}")).path("snapshotId").asString();
    ok(ann.put("/v1/images/" + id + "/caption", "{\"text\": \"after\"}"));
    ok(ann.post("/v1/images/" + id + ":revert", "{\"toVersion\": 1}"));
    ok(ann.patch("/v1/images/" + id + "/metadata", "{\"n\": {\"m\": 1}}", "X-Reason", "counted"));
    ok(ann.delete("/v1/images/" + other));
    String now =
        ok(ann.post("/v1/datasets/compared/snapshots", "{}")).path("snapshotId").asString();

    assertThat(
            ann.get(
                    "/v1/datasets/compared/diff?from=%s&to=%s".formatted(old, now),
                    "Accept",
                    "application/x-ndjson")
                .text()
                .lines())
        .containsExactlyInAnyOrder(
            "{\"imageId\":\"%s\",\"change\":\"changed\",\"changes\":[{\"field\":\"metadata/n/m\",\"from\":null,\"to\":1}]}"
                .formatted(id),
            "{\"imageId\":\"%s\",\"change\":\"removed\"}".formatted(other));
    assertThat(
            ann.get("/v1/datasets/compared/snapshots/%s/delta?since=%s".formatted(now, old))
                .text()
                .lines())
        .hasSize(2)
        .contains("{\"id\":\"%s\",\"removed\":true}".formatted(other));
    JsonNode facts = ok(ann.get("/v1/images/%s/blame".formatted(id))).path("facts");
    assertThat(facts.valueStream())
        .extracting(
            fact ->
                "%s %s %s"
                    .formatted(
                        fact.path("field").asString(),
                        fact.at("/command/type").asString(),
                        fact.path("reverts").asBoolean()))
        .containsExactly(
            "caption RevertImage true",
            "tags RegisterImage false",
            "metadata/n/m EditMetadata false");
    assertThat(facts.get(2).path("reason").asString()).isEqualTo("counted");
  }

  private static String imageId(String item) {
    return JsonMapper.shared().readTree(item).path("id").asString();
  }

  private JsonNode snapshot(String body) {
    Http.Response answer = ann.post("/v1/datasets/frozen/snapshots", body);
    JsonNode snapshot = ok(answer);
    assertThat(ok(ann.get(answer.header("Location"))).path("digest"))
        .isEqualTo(snapshot.path("digest"));
    return snapshot;
  }

  private List<String> items(JsonNode snapshot) {
    String id = snapshot.path("snapshotId").asString();
    return ann.get("/v1/datasets/frozen/snapshots/%s/items".formatted(id)).text().lines().toList();
  }
}
