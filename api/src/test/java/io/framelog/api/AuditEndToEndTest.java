package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An auditor at work, over HTTP and with the programs in audit/, as the docs say. */
class AuditEndToEndTest extends WholeSystemTest {
  private static final Path PROGRAMS = Path.of("..", "audit");

  private static final String SNAPSHOTS = "VerifySnapshot";
  private static final String OTHER = "80000000-0000-5000-8000-000000000000";

  @TempDir static Path compiled;
  @TempDir Path folder;

  private JsonNode held;

  /** Once, to save most tests the time. */
  @BeforeAll
  static void compile() {
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    null,
                    null,
                    "-d",
                    compiled.toString(),
                    PROGRAMS.resolve("VerifyLog.java").toString(),
                    PROGRAMS.resolve("VerifySnapshot.java").toString()))
        .isZero();
  }

  @BeforeEach
  void anAuditorHoldsACheckpointAndPeopleGoOn() throws IOException {
    String edited = newImage("{\"caption\": \"žlutý \\\"kůň\\\" 😀\", \"tags\": [\"audit\"]}");
    held = ok(save("held.json", "/v1/audit/checkpoint?minPosition=" + head()));
    for (int i = 0; i < 5; i++) {
      ok(
          bob.put(
              "/v1/images/" + edited + "/caption",
              "{\"text\": \"caption %d\"}".formatted(i),
              "X-Reason",
              "UTF-8''%C5%BElut%C3%BD%20%22k%C5%AF%C5%88%22"));
    }
  }

  @Test
  void theExportOfTheLogIsWhatTheCheckpointsWereMadeOf() throws Exception {
    save("now.json", "/v1/audit/checkpoint?minPosition=" + head());
    save("kept.json", "/v1/audit/checkpoints");
    save("log.ndjson", "/v1/audit/log");

    Outcome outcome =
        java(
            List.of(PROGRAMS.resolve("VerifyLog.java").toString()),
            "log",
            "log.ndjson",
            "held.json",
            "now.json",
            "kept.json");

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .contains("checkpoint of size %d: the root is the same".formatted(size(held)));
  }

  @Test
  void anExportWithAnotherPayloadOrActorIsDetected() throws Exception {
    String export = save("log.ndjson", "/v1/audit/log").text();

    Files.writeString(
        folder.resolve("payload.ndjson"), export.replace("\\\"audit\\\"", "\\\"x\\\""));
    Files.writeString(folder.resolve("actor.ndjson"), export.replace("\\\"ann\\\"", "\\\"eve\\\""));

    Outcome payload = verify("log", "payload.ndjson", "held.json");
    assertThat(payload.exit()).isEqualTo(1);
    assertThat(payload.output()).contains("the payload is not the one");
    Outcome actor = verify("log", "actor.ndjson", "held.json");
    assertThat(actor.exit()).isEqualTo(1);
    assertThat(actor.output()).contains("the metadata is not the one");
  }

  @Test
  void anEventIsProvenToBeInTheLogThatTheCheckpointIsOf() throws Exception {
    long position = size(held);
    save("event.json", "/v1/audit/log?limit=1&after=" + (position - 1));
    save("proof.json", "/v1/audit/inclusion?position=%d&size=%d".formatted(position, position));

    Outcome outcome = verify("inclusion", "event.json", "proof.json", "held.json");

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("verified: position " + position);
  }

  @Test
  void theLogIsProvenToHaveOnlyGrownSinceTheCheckpoint() throws Exception {
    JsonNode now = ok(save("now.json", "/v1/audit/checkpoint?minPosition=" + head()));
    save("proof.json", "/v1/audit/consistency?from=%d&to=%d".formatted(size(held), size(now)));

    Outcome outcome = verify("consistency", "held.json", "now.json", "proof.json");

    assertThat(size(now)).isGreaterThan(size(held));
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(verify("consistency", "held.json", "held.json", "proof.json").exit()).isEqualTo(1);
  }

  @Test
  void anEarlierSizeStillHasTheRootThatItHad() {
    JsonNode again = ok(ann.get("/v1/audit/checkpoint?size=" + size(held)));

    assertThat(again).isEqualTo(held);
  }

  @Test
  void whatTheLogDoesNotReachIsRefused() {
    long beyond = head() + 1_000_000;

    for (String path :
        List.of(
            "checkpoint?size=" + beyond,
            "checkpoint?minPosition=" + beyond,
            "checkpoints?minPosition=" + beyond,
            "inclusion?position=" + beyond,
            "inclusion?position=1&size=" + beyond,
            "consistency?from=1&to=" + beyond,
            "log?minPosition=" + beyond)) {
      Http.Response answer = ann.get("/v1/audit/" + path);
      assertThat(answer.status()).as(path).isEqualTo(422);
      assertThat(answer.code()).as(path).isEqualTo("position-beyond-head");
    }
    for (String path :
        List.of("inclusion?position=0", "inclusion?position=3&size=2", "consistency?from=0")) {
      Http.Response answer = ann.get("/v1/audit/" + path);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.code()).as(path).isEqualTo("position-invalid");
    }
  }

  @Test
  void aSnapshotIsProvenFromTheLogDownToOneImage() throws Exception {
    String id = newImage("{\"tags\": [\"downtoone\"], \"caption\": \"žlutý \\\"kůň\\\" 😀\"}");
    String gone = newImage("{\"tags\": [\"downtoone\"]}");
    ok(ann.post("/v1/datasets", "{\"name\": \"downtoone\", \"selection\": \"tag:downtoone\"}"));
    String snapshotId =
        ok(ann.post("/v1/datasets/downtoone/snapshots", "{}")).path("snapshotId").asString();
    String path = "/v1/datasets/downtoone/snapshots/" + snapshotId;
    save("kept.jsonl", path + "/export?format=jsonl");
    save("snapshot.json", path);
    String log = save("log.ndjson", "/v1/audit/log").text();
    String sealed =
        log.lines()
            .filter(line -> line.contains("SnapshotSealed") && line.contains(snapshotId))
            .map(line -> JsonMapper.shared().readTree(line).path("payload").asString())
            .findFirst()
            .orElseThrow();
    Files.writeString(folder.resolve("sealed.json"), sealed);

    for (String held : List.of("snapshot.json", "sealed.json")) {
      Outcome items = run(SNAPSHOTS, "items", "kept.jsonl", held);
      assertThat(items.output()).startsWith("verified: 2 items, digest ");
      assertThat(items.exit()).isZero();
    }
    ok(ann.post("/v1/images/" + gone + ":erase", "{\"reason\": \"request 8\"}"));
    save("now.jsonl", path + "/export?format=jsonl");
    assertThat(run(SNAPSHOTS, "items", "now.jsonl", "sealed.json").output())
        .contains("withheld: " + gone + ", erased", "verified: 2 items");
    assertThat(prove(path, id, "sealed.json").exit()).isZero();
    assertThat(prove(path, gone, "sealed.json").exit()).isEqualTo(3);
    assertThat(prove(path, gone, "sealed.json", "kept.jsonl").exit()).isZero();
    assertThat(prove(path, OTHER, "sealed.json", "kept.jsonl").output())
        .startsWith("verified: the image " + OTHER + " is none of the 2");
  }

  private Outcome prove(String snapshot, String imageId, String... held) throws Exception {
    save("proof.json", snapshot + "/proof?imageId=" + imageId);
    return run(
        SNAPSHOTS,
        "proof",
        Stream.concat(Stream.of(imageId, "proof.json"), Stream.of(held)).toArray(String[]::new));
  }

  private static long size(JsonNode checkpoint) {
    return checkpoint.path("size").asLong();
  }

  private Http.Response save(String file, String path) throws IOException {
    Http.Response answer = ann.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Files.write(folder.resolve(file), answer.bytes());
    return answer;
  }

  private record Outcome(int exit, String output) {}

  private Outcome verify(String command, String... files) throws Exception {
    return java(List.of("-cp", compiled.toString(), "VerifyLog"), command, files);
  }

  private Outcome run(String program, String command, String... files) throws Exception {
    return java(List.of("-cp", compiled.toString(), program), command, files);
  }

  /** Whatever is no file of the folder is an argument as it stands. */
  private Outcome java(List<String> program, String command, String... files) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(program);
    line.add(command);
    for (String file : files) {
      Path inFolder = folder.resolve(file);
      line.add(Files.exists(inFolder) ? inFolder.toString() : file);
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
