package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.CheckpointPage;
import io.framelog.audit.ConsistencyProof;
import io.framelog.audit.FindCheckpoint;
import io.framelog.audit.FindConsistencyProof;
import io.framelog.audit.FindInclusionProof;
import io.framelog.audit.InclusionProof;
import io.framelog.audit.ListCheckpoints;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTest extends ApiSliceTest {
  private static final String ROOT = "ab".repeat(32);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(9, ROOT, "2026-11-22T10:00:04.000000Z", "log", 1);

  @Test
  void aCheckpointIsGivenOut() {
    sides.onQuery(FindCheckpoint.class, query -> CHECKPOINT);

    Http.Response answer = ann().get("/v1/audit/checkpoint?size=9&minPosition=7");

    assertThat(sides.queries()).containsExactly(new FindCheckpoint(9L, 7L));
    assertThat(answer.json())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    "{\"size\":9,\"root\":\"%s\",\"time\":\"2026-11-22T10:00:04.000000Z\",\"logId\":\"log\",\"epoch\":1}"
                        .formatted(ROOT)));
  }

  @Test
  void keptCheckpointsComeInPages() {
    sides.onQuery(ListCheckpoints.class, query -> new CheckpointPage(List.of(CHECKPOINT), 9L));

    JsonNode page = ann().get("/v1/audit/checkpoints?after=3&limit=1").json();

    assertThat(sides.queries()).containsExactly(new ListCheckpoints(3, 1, null));
    assertThat(page.path("checkpoints").get(0).path("size").asInt()).isEqualTo(9);
    assertThat(page.path("next").asInt()).isEqualTo(9);
    ann().get("/v1/audit/checkpoints");
    assertThat(sides.queries()).last().isEqualTo(new ListCheckpoints(0, 100, null));
  }

  @Test
  void proofsAreGivenOut() {
    sides.onQuery(
        FindInclusionProof.class,
        query -> new InclusionProof(4, 9, "cd".repeat(32), List.of(ROOT), ROOT));
    sides.onQuery(
        FindConsistencyProof.class, query -> new ConsistencyProof(5, 9, List.of(ROOT, ROOT)));

    JsonNode inclusion = ann().get("/v1/audit/inclusion?position=5&size=9").json();
    JsonNode consistency = ann().get("/v1/audit/consistency?from=5").json();

    assertThat(sides.queries())
        .containsExactly(
            new FindInclusionProof(5, 9L, null), new FindConsistencyProof(5, null, null));
    assertThat(inclusion.propertyNames())
        .containsExactlyInAnyOrder("index", "size", "leaf", "path", "root");
    assertThat(consistency.propertyNames()).containsExactlyInAnyOrder("from", "to", "path");
    assertThat(consistency.path("path").size()).isEqualTo(2);
  }

  @Test
  void whatIsNoPositionIsRefusedBeforeAnybodyIsAsked() {
    for (String path :
        List.of(
            "checkpoint?size=-1",
            "checkpoints?after=-1",
            "checkpoints?limit=0",
            "checkpoints?limit=1001",
            "inclusion",
            "inclusion?position=-1",
            "inclusion?position=1&size=-1",
            "consistency?to=5",
            "consistency?from=-1",
            "log?after=-1",
            "log?limit=0")) {
      Http.Response answer = ann().get("/v1/audit/" + path);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.code()).as(path).isEqualTo("validation-failed");
    }
    assertThat(sides.queries()).isEmpty();
  }

  @Test
  void aLineHoldsTheEventAndItsSealExactly() {
    log.append("ImageRegistered", IMAGE, "ann", "{}");
    log.append("TagsEdited", IMAGE, "zoë", "{\"added\": [ \"as \\\"written\\\"\" ]}");

    Http.Response answer = ann().get("/v1/audit/log?after=1");

    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(answer.text())
        .isEqualTo(
            "{\"position\":2,\"id\":\"00000000-0000-4000-8000-000000000002\","
                + "\"type\":\"TagsEdited\",\"revision\":\"1\",\"aggregateType\":\"Image\","
                + "\"aggregate\":\"%s\",\"sequence\":1,".formatted(IMAGE)
                + "\"time\":\"2026-11-22T10:00:02.000000Z\","
                + "\"metadata\":\"{\\\"actor\\\":\\\"zoë\\\"}\","
                + "\"metadataSalt\":\"02020202020202020202020202020202\","
                + "\"metadataCommitment\":"
                + "\"aa2177772836b08905b19b6fe9f85c8d654f18b88f7eb68968d83f9c534b0120\","
                + "\"payload\":\"{\\\"added\\\": [ \\\"as \\\\\\\"written\\\\\\\"\\\" ]}\","
                + "\"salt\":\"02020202020202020202020202020202\",\"commitment\":"
                + "\"8d2ce0ece99ea876df4dc37f171020bb8103b010f9e92ebadcb22cceb1d171e9\"}\n");
  }

  @Test
  void theLogIsStreamedUpToTheHeadOrTheLimit() {
    for (int i = 0; i < 1_700; i++) {
      log.append("TagsEdited", IMAGE, "ann", "{}");
    }

    assertThat(positions("/v1/audit/log")).hasSize(1_700).isSorted();
    assertThat(positions("/v1/audit/log?after=100&limit=1000"))
        .hasSize(1_000)
        .startsWith(101)
        .endsWith(1_100);
    assertThat(positions("/v1/audit/log?after=1699&limit=2147483647")).containsExactly(1_700);
    assertThat(positions("/v1/audit/log?after=9223372036854775807")).isEmpty();
    assertThat(ann().get("/v1/audit/log?minPosition=1701").code())
        .isEqualTo("position-beyond-head");
  }

  @Test
  void aFailureInTheMiddleBreaksTheConnection() {
    for (int i = 0; i < 1_700; i++) {
      log.append("TagsEdited", IMAGE, "ann", "{}");
    }
    log.failsBeyond(1_000);

    assertThatThrownBy(() -> ann().get("/v1/audit/log")).isInstanceOf(UncheckedIOException.class);
  }

  private List<Integer> positions(String path) {
    return ann()
        .get(path)
        .text()
        .lines()
        .map(line -> JsonMapper.shared().readTree(line).path("position").asInt())
        .toList();
  }
}
