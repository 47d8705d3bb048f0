package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Images, over HTTP, on the whole system. */
class FramelogEndToEndTest extends WholeSystemTest {
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
    List<String> ids = new ArrayList<>(samples().values()).reversed();
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
}
