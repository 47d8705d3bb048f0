package io.framelog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What outlives a restart, and what can be thrown away and made again. */
class RestartEndToEndTest extends WholeSystemTest {
  @Test
  void aRestartKeepsEverything() throws IOException {
    String id = newImage("{\"caption\": \"before the restart\"}");
    awaitEnrichment(id);
    JsonNode before = image(id);

    try (EventSource watching = EventSource.open(ann, "/v1/events")) {
      watching.awaitPassed(0);
      restart();
      assertThat(watching.next()).isNull();
    }

    JsonNode after = ok(ann.get("/v1/images/" + id));
    assertThat(withoutPosition(after)).isEqualTo(withoutPosition(before));
    assertThat(ann.get("/v1/images/" + id + "/content").status()).isEqualTo(200);
    assertThat(hits("{\"text\": \"restart\", \"mode\": \"lexical\"}")).contains(id);
    ok(ann.put("/v1/images/" + id + "/caption", "{\"text\": \"and after\"}"));
    assertThat(image(id).path("caption").asString()).isEqualTo("and after");
  }

  @Test
  void theDefaultRunImportsAFolderAndShowsWhatWorks(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("a.png"), TestPictures.png());
    Files.write(Files.createDirectory(folder.resolve("sub")).resolve("b.png"), TestPictures.png());
    Files.writeString(folder.resolve("sub/b.txt"), "a balloon over a lake");
    Files.writeString(folder.resolve("bad.jpg"), "no picture");

    assertThat(runWithImport(folder))
        .contains("registered 2 of 3, there already 0, failed 1")
        .contains("failed: bad.jpg: not-an-image")
        .contains("enriched 2 of 2")
        .contains("Semantic search for")
        .contains("Batch fetch of 2 images")
        .containsPattern("digest +[0-9a-f]{64}")
        .contains("/swagger-ui.html", "/actuator/health", "/v1/dev/token");
    assertThat(hits("{\"text\": \"balloon\", \"mode\": \"lexical\"}")).hasSize(1);

    Files.writeString(folder.resolve("sub/b.txt"), "other words");
    assertThat(runWithImport(folder)).contains("registered 0 of 3, there already 2, failed 1");
    assertThat(hits("{\"text\": \"balloon\", \"mode\": \"lexical\"}")).hasSize(1);
  }

  /** What a start with this folder says on the terminal. */
  private String runWithImport(Path folder) {
    PrintStream terminal = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    try {
      restart("--framelog.run.import=" + folder, "--framelog.run.sample=false");
      await().atMost(ENRICHED).until(() -> said.toString(UTF_8).contains("Framelog is running"));
      return said.toString(UTF_8);
    } finally {
      System.setOut(terminal);
    }
  }

  private static String withoutPosition(JsonNode image) {
    return image.toString().replaceFirst("\"position\":\\d+,", "");
  }

  @Test
  void aRebuiltProjectionEqualsTheLiveOneRowForRow() {
    ReadModel readModel = new ReadModel(framelog);
    await()
        .atMost(ENRICHED)
        .untilAsserted(
            () -> {
              image(
                  Objects.requireNonNull(
                      samples().get(WholeSystem.UMBRELLA))); // the read model has reached the head
              assertThat(readModel.pendingSteps()).isEmpty();
            });
    long head = head();
    ok(ann.get("/v1/audit/checkpoint?minPosition=" + head)); // and so has the tree
    ok(ann.get("/v1/duplicates?minPosition=" + head)); // and so have the near-duplicates
    Map<String, String> live = readModel.digests();
    List<String> liveHits = hits("{\"text\": \"road\", \"filter\": \"source=e2e\"}");

    for (String projection :
        List.of("image", "dataset", "image-cache", "search-index", "audit", "near-duplicates")) {
      readModel.rebuild(projection);
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(
                        ok(ann.get("/v1/projections"))
                            .path("projections")
                            .valueStream()
                            .map(each -> each.path("lagEvents").asLong()))
                    .hasSize(6)
                    .containsOnly(0L));

    assertThat(head()).as("nothing happened meanwhile").isEqualTo(head);
    assertThat(live).hasSizeGreaterThan(6);
    assertThat(readModel.digests()).isEqualTo(live);
    await()
        .untilAsserted(
            () ->
                assertThat(hits("{\"text\": \"road\", \"filter\": \"source=e2e\"}"))
                    .isEqualTo(liveHits));
  }
}
