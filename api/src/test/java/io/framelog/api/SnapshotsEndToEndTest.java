package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
    assertThat(items).hasSize(2).isSorted().allMatch(line -> line.contains("\"salt\""));
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
