package io.framelog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framelog.api.sample.SamplePicture;
import io.framelog.api.sample.SampleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything together, over HTTP, on real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramelogEndToEndTest {
  private static final String UMBRELLA = "umbrella-in-the-rain";
  private static final Set<String> SAMPLES =
      Set.of(UMBRELLA, "stop-sign", "traffic-light", "fire-hydrant");
  private static final Duration ENRICHED = Duration.ofMinutes(3);

  @TempDir static Path data;

  private final Map<String, String> samples = new LinkedHashMap<>();
  private RunningFramelog framelog;
  private Http ann;
  private Http bob;

  @BeforeAll
  void start() {
    restart();
    SampleSet.pictures()
        .filter(picture -> SAMPLES.contains(picture.name()))
        .limit(SAMPLES.size())
        .forEach(picture -> samples.put(picture.name(), register(picture)));
  }

  private void restart(String... more) {
    framelog = RunningFramelog.start(data, more);
    ann = framelog.as("ann");
    bob = framelog.as("bob");
  }

  @AfterAll
  void stop() {
    framelog.close();
  }

  private String register(SamplePicture picture) {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("caption", picture.caption());
    known.put("tags", picture.tags());
    known.put("metadata", Map.of("source", "e2e"));
    return created(ann.upload(picture.bytes(), JsonMapper.shared().writeValueAsString(known)));
  }

  private static String created(Http.Response answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("imageId").asString();
  }

  /** A new image that no other test knows of. */
  private String newImage(@Nullable String registration) {
    return created(ann.upload(TestPictures.png(), registration));
  }

  private static JsonNode ok(Http.Response answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer.json();
  }

  private long head() {
    return ok(ann.get("/v1/projections"))
        .path("projections")
        .valueStream()
        .mapToLong(each -> each.path("position").asLong() + each.path("lagEvents").asLong())
        .max()
        .orElseThrow();
  }

  private JsonNode image(String id) {
    return ok(ann.get("/v1/images/%s?minPosition=%d".formatted(id, head())));
  }

  private void awaitEnrichment(String id) {
    await()
        .atMost(ENRICHED)
        .untilAsserted(
            () ->
                assertThat(image(id).path("enrichment").valueStream().map(JsonNode::asString))
                    .isNotEmpty()
                    .doesNotContain("PENDING"));
  }

  @Test
  void anImageIsThereAsSoonAsItIsRegisteredAndItsBytesAreTheSame() {
    byte[] bytes = TestPictures.png();
    JsonNode outcome = ok(ann.upload(bytes, "{\"caption\": \"Zürich 🚗\", \"tags\": [\" Car \"]}"));
    String id = outcome.path("imageId").asString();

    Http.Response answer =
        ann.get("/v1/images/%s?minPosition=%s".formatted(id, outcome.path("position")));

    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.json().path("caption").asString()).isEqualTo("Zürich 🚗");
    assertThat(answer.json().path("tags").toString()).isEqualTo("[\"car\"]");
    assertThat(answer.json().path("width").asInt()).isEqualTo(64);
    assertThat(answer.json().path("mediaType").asString()).isEqualTo("image/png");
    assertThat(ann.get(answer.json().path("url").asString()).bytes()).isEqualTo(bytes);
    Http.Response part = ann.get("/v1/images/" + id + "/content", "Range", "bytes=1-3");
    assertThat(part.text()).isEqualTo("PNG");
    Http.Response again = ann.upload(bytes, "{\"caption\": \"ignored\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("created").asBoolean()).isFalse();
    assertThat(image(id).path("caption").asString()).isEqualTo("Zürich 🚗");
  }

  @Test
  void picturesAreFoundByTheMeaningOfWordsThatNobodyWrote() {
    samples.values().forEach(this::awaitEnrichment);

    JsonNode found =
        ok(
            ann.post(
                "/v1/search?minPosition=" + head(),
                "{\"text\": \"someone out in bad weather\", \"filter\": \"source=e2e\"}"));

    assertThat(found.path("hits").size()).isEqualTo(SAMPLES.size());
    JsonNode first = found.path("hits").get(0);
    assertThat(first.path("imageId").asString()).isEqualTo(samples.get(UMBRELLA));
    assertThat(first.path("image").path("caption").asString()).contains("umbrella");
    assertThat(first.path("score").asDouble()).isBetween(0.0, 1.0);
    assertThat(ann.get("/v1/images/" + samples.get(UMBRELLA) + "/thumbnail").header("content-type"))
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
        .containsExactly(samples.get(UMBRELLA));
  }

  @Test
  void realPhotographsAreTakenIn() throws IOException {
    Path photos = Path.of(System.getProperty("framelog.test.shared", "none"), "data/photos");
    assumeTrue(Files.isDirectory(photos), "no photographs on this machine");
    List<Path> some;
    try (Stream<Path> files = Files.walk(photos)) {
      some = files.filter(file -> file.toString().endsWith(".jpg")).sorted().limit(5).toList();
    }
    for (Path photo : some) {
      JsonNode outcome = ok(ann.upload(Files.readAllBytes(photo), null));
      assertThat(image(outcome.path("imageId").asString()).path("mediaType").asString())
          .isEqualTo("image/jpeg");
    }
  }

  @Test
  void aBatchComesInTheOrderAskedWithWhatIsMissing() {
    List<String> ids = new ArrayList<>(samples.values()).reversed();
    String unknown = "00000000-0000-5000-8000-000000000000";
    List<String> asked = new ArrayList<>(ids);
    asked.add(1, unknown);
    asked.add("no-uuid");

    JsonNode batch =
        ok(
            ann.post(
                "/v1/images:batchGet?minPosition=" + head(),
                "{\"ids\": [\"" + String.join("\",\"", asked) + "\"]}"));

    assertThat(batch.path("images").valueStream().map(each -> each.path("id").asString()))
        .containsExactlyElementsOf(ids);
    assertThat(batch.path("missing").toString())
        .isEqualTo("[\"%s\",\"no-uuid\"]".formatted(unknown));
    assertThat(batch.path("images").get(0).path("position").asLong()).isPositive();
  }

  @Test
  void historyIsCompleteAndInOrder() {
    String id = newImage("{\"tags\": [\"draft\"]}");
    String url = "/v1/images/" + id;
    ok(
        bob.patch(
            url + "/tags", "{\"add\": [\"car\"], \"remove\": [\"draft\"]}", "X-Reason", "typo"));
    ok(bob.patch(url + "/tags", "{\"add\": [\"car\"]}")); // is so already: no event
    ok(ann.put(url + "/caption", "{\"text\": \"a car\"}"));
    ok(ann.patch(url + "/metadata", "{\"iso\": 200}"));
    ok(ann.patch(url + "/actors", "{\"add\": [\"Ann\"]}"));
    String crop =
        ok(ann.post(url + "/crops", "{\"box\": {\"x\": 0, \"y\": 0, \"w\": 0.5, \"h\": 0.5}}"))
            .path("cropId")
            .asString();
    ok(
        ann.put(
            url + "/crops/" + crop,
            "{\"box\": {\"x\": 0.5, \"y\": 0, \"w\": 0.5, \"h\": 0.5}, \"label\": \"wheel\"}"));
    ok(ann.delete(url + "/crops/" + crop));
    ok(ann.delete(url, "X-Reason", "UTF-8''blurred"));
    assertThat(ann.put(url + "/caption", "{\"text\": \"x\"}").code()).isEqualTo("image-removed");
    JsonNode last = ok(ann.post(url + ":restore", ""));

    JsonNode history =
        ok(ann.get(url + "/history?limit=1000&minPosition=" + last.path("position")));

    List<JsonNode> entries =
        history.path("entries").valueStream().filter(FramelogEndToEndTest::isAnnotation).toList();
    assertThat(entries.stream().map(each -> each.path("type").asString()))
        .containsExactly(
            "ImageRegistered",
            "TagsEdited",
            "CaptionChanged",
            "MetadataEdited",
            "ActorsEdited",
            "CropAdded",
            "CropAdjusted",
            "CropRemoved",
            "ImageRemoved",
            "ImageRestored");
    assertThat(entries.stream().map(each -> each.path("version").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(entries.stream().map(each -> each.path("position").asLong())).isSorted();
    assertThat(entries.get(1).path("actor").asString()).isEqualTo("bob");
    assertThat(entries.get(1).path("reason").asString()).isEqualTo("typo");
    assertThat(entries.get(1).path("change").path("added").toString()).isEqualTo("[\"car\"]");
    assertThat(last.path("version").asInt()).isEqualTo(10);
    assertThat(image(id).path("version").asInt()).isEqualTo(10);

    JsonNode log = ok(ann.get("/v1/events?limit=1000&imageId=" + id));
    assertThat(
            log.path("events")
                .valueStream()
                .filter(FramelogEndToEndTest::isAnnotation)
                .map(each -> each.path("version").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  private static boolean isAnnotation(JsonNode event) {
    return Set.of(
            "ImageRegistered",
            "TagsEdited",
            "ActorsEdited",
            "CaptionChanged",
            "MetadataEdited",
            "CropAdded",
            "CropAdjusted",
            "CropRemoved",
            "ImageRemoved",
            "ImageRestored")
        .contains(event.path("type").asString());
  }

  @Test
  void aStaleVersionIsToldWhatChangedAndTheEditIsNotLost() {
    String url = "/v1/images/" + newImage(null);
    ok(bob.put(url + "/caption", "{\"text\": \"bob was here\"}"));

    Http.Response stale = ann.patch(url + "/tags", "{\"add\": [\"late\"]}", "If-Match", "\"1\"");

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("stale-version");
    assertThat(stale.json().path("currentVersion").asInt()).isEqualTo(2);
    JsonNode change = stale.json().path("changes").get(0);
    assertThat(change.path("type").asString()).isEqualTo("CaptionChanged");
    assertThat(change.path("actor").asString()).isEqualTo("bob");
    assertThat(change.path("change").path("text").asString()).isEqualTo("bob was here");
    assertThat(ann.patch(url + "/tags", "{\"add\": [\"late\"]}", "If-Match", "\"2\"").status())
        .isEqualTo(200);
  }

  @Test
  void aRepeatedCommandGetsTheIdenticalAnswer() {
    String url = "/v1/images/" + newImage(null);
    String box = "{\"box\": {\"x\": 0, \"y\": 0, \"w\": 0.5, \"h\": 0.5}}";
    Http.Response first = ann.post(url + "/crops", box, "Idempotency-Key", "crop-1");
    ok(ann.put(url + "/caption", "{\"text\": \"in between\"}"));

    Http.Response repeated = ann.post(url + "/crops", box, "Idempotency-Key", "crop-1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(repeated.status()).isEqualTo(201);
    assertThat(repeated.text()).isEqualTo(first.text());
    assertThat(repeated.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(
            ann.post(url + "/crops", box.replace("0.5", "0.6"), "Idempotency-Key", "crop-1").code())
        .isEqualTo("idempotency-key-reused");
    assertThat(bob.post(url + "/crops", box, "Idempotency-Key", "crop-1").status()).isEqualTo(201);
  }

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

  @Test
  void badInputIsRefusedWithItsOwnCode() {
    assertThat(ann.upload("<html>no image</html>".getBytes(UTF_8), null).code())
        .isEqualTo("not-an-image");
    assertThat(ann.upload(new byte[0], null).code()).isEqualTo("image-empty");
    assertThat(ann.upload(TestPictures.hugeGif(), null).code()).isEqualTo("image-too-many-pixels");
    byte[] png = TestPictures.png();
    assertThat(ann.upload(Arrays.copyOf(png, png.length / 2), null).code())
        .isEqualTo("image-truncated");
    assertThat(ann.upload(new byte[3 << 20], null).code()).isEqualTo("image-too-large");
    assertThat(
            ann.upload(TestPictures.png(), "{\"tags\": [\"" + "x".repeat(10_000) + "\"]}").code())
        .isEqualTo("tag-invalid");
    assertThat(ann.upload(TestPictures.png(), "{\"caption\": \"\\ud800\"}").status())
        .isEqualTo(400);

    String url = "/v1/images/" + newImage(null);
    assertThat(ann.patch(url + "/tags", "{\"add\": [\"" + "x".repeat(10_000) + "\"]}").code())
        .isEqualTo("tag-invalid");
    assertThat(ann.patch(url + "/tags", "{\"add\": [\"a\\u0000b\"]}").code())
        .isEqualTo("tag-invalid");
    assertThat(
            ann.post(url + "/crops", "{\"box\": {\"x\": 0.5, \"y\": 0, \"w\": 0.6, \"h\": 0.5}}")
                .code())
        .isEqualTo("crop-outside-image");
    assertThat(
            ann.post(url + "/crops", "{\"box\": {\"x\": 0, \"y\": 0, \"w\": 0.001, \"h\": 0.5}}")
                .code())
        .isEqualTo("crop-too-small");
    assertThat(ann.put(url + "/caption", "{\"text\": \"" + "x".repeat(8_193) + "\"}").code())
        .isEqualTo("caption-invalid");
    assertThat(ann.get(url, "Accept", "text/html").code()).isEqualTo("not-acceptable");
    assertThat(ann.get(url + "?asOf=999999999").code()).isEqualTo("position-beyond-head");
    assertThat(ann.post("/v1/search", "{\"filter\": \"tag:car AND\"}").status()).isEqualTo(400);
    assertThat(ann.post("/v1/search", "{}").code()).isEqualTo("search-invalid");
  }

  @Test
  void whatIsNotThereIsToldSo() {
    String unknown = "/v1/images/00000000-0000-5000-8000-000000000000";
    assertThat(ann.get(unknown).code()).isEqualTo("image-not-found");
    assertThat(ann.get(unknown + "/history").code()).isEqualTo("image-not-found");
    assertThat(ann.get(unknown + "/content").code()).isEqualTo("image-not-found");
    assertThat(ann.patch(unknown + "/tags", "{\"add\": [\"car\"]}").code())
        .isEqualTo("image-not-found");
    assertThat(
            ann.delete("/v1/images/" + newImage(null) + "/crops/" + unknown.substring(11)).code())
        .isEqualTo("crop-not-found");
    assertThat(ann.get("/v1/datasets/nothing").code()).isEqualTo("dataset-not-found");
    assertThat(ann.post("/v1/datasets/nothing/snapshots", "{}").code())
        .isEqualTo("dataset-not-found");

    ok(ann.post("/v1/datasets", "{\"name\": \"present\", \"selection\": \"tag:x\"}"));
    String snapshots = "/v1/datasets/present/snapshots";
    assertThat(ann.get(snapshots + "/" + unknown.substring(11)).code())
        .isEqualTo("snapshot-not-found");
    assertThat(ann.get(snapshots + "/" + unknown.substring(11) + "/items").code())
        .isEqualTo("snapshot-not-found");
    assertThat(ann.post(snapshots, "{\"position\": 999999999}").code())
        .isEqualTo("position-beyond-head");
    assertThat(
            ann.post("/v1/datasets", "{\"name\": \"Not Good\", \"selection\": \"tag:x\"}").code())
        .isEqualTo("dataset-name-invalid");
    assertThat(ann.post("/v1/datasets", "{\"name\": \"present\", \"selection\": \"tag:y\"}").code())
        .isEqualTo("dataset-exists");
    assertThat(ann.post("/v1/datasets", "{\"name\": \"bad\", \"selection\": \"tag:x AND\"}").code())
        .isEqualTo("selection-invalid");
  }

  @Test
  void withoutATokenOrTheScopeNothingHappens() {
    assertThat(framelog.anonymous().upload(TestPictures.png(), null).code())
        .isEqualTo("unauthenticated");
    assertThat(framelog.as("eve", List.of("images:read")).upload(TestPictures.png(), null).code())
        .isEqualTo("insufficient-scope");
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

  private List<String> hits(String search) {
    return ok(ann.post("/v1/search?minPosition=" + head(), search))
        .path("hits")
        .valueStream()
        .map(hit -> hit.path("imageId").asString())
        .toList();
  }

  @Test
  void aRestartKeepsEverything() {
    String id = newImage("{\"caption\": \"before the restart\"}");
    awaitEnrichment(id);
    JsonNode before = image(id);
    String token = Objects.requireNonNull(ann.token());

    framelog.close();
    restart();

    JsonNode after = framelog.anonymous().withToken(token).get("/v1/images/" + id).json();
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
        .contains("registered 2 of 3 (2 new)")
        .contains("failed: bad.jpg: not-an-image")
        .contains("enriched 2 of 2")
        .contains("Semantic search for")
        .contains("Batch fetch of 2 images")
        .containsPattern("digest +[0-9a-f]{64}")
        .contains("/swagger-ui.html", "/actuator/health", "/v1/dev/token");
    assertThat(hits("{\"text\": \"balloon\", \"mode\": \"lexical\"}")).hasSize(1);

    Files.writeString(folder.resolve("sub/b.txt"), "other words");
    assertThat(runWithImport(folder)).contains("registered 2 of 3 (0 new)");
    assertThat(hits("{\"text\": \"balloon\", \"mode\": \"lexical\"}")).hasSize(1);
  }

  /** What a start with this folder says on the terminal. */
  private String runWithImport(Path folder) {
    framelog.close();
    PrintStream terminal = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    try {
      restart("--framelog.run.import=" + folder);
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
                      samples.get(UMBRELLA))); // the read model has reached the head
              assertThat(readModel.pendingSteps()).isEmpty();
            });
    long head = head();
    Map<String, String> live = readModel.digests();
    List<String> liveHits = hits("{\"text\": \"road\", \"filter\": \"source=e2e\"}");

    for (String projection : List.of("image", "dataset", "image-cache", "search-index")) {
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
                    .hasSize(4)
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
