package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real pictures in every format of exports, over HTTP, on the whole system. */
class ExportsEndToEndTest extends WholeSystemTest {
  private static final long SEED = 5;
  private static final List<String> EXPORTS =
      List.of(
          "jsonl",
          "csv",
          "parquet",
          "coco",
          "yolo",
          "webdataset",
          "webdataset&images=crops",
          "imagefolder&validation=0.5&seed=7",
          "captions&captionTemplate=%7Bcaption%7D,%20%7Btags%7D");

  @Test
  void aSnapshotIsTheSameFilesForEver() throws IOException {
    String umbrella = Objects.requireNonNull(samples().get(WholeSystem.UMBRELLA));
    String png = newImage("{\"caption\": \"=1+1\", \"tags\": [\"exported\"]}");
    ok(ann.patch("/v1/images/" + umbrella + "/tags", "{\"add\": [\"exported\"]}"));
    String crop =
        "{\"box\": {\"x\": 0.25, \"y\": 0.5, \"w\": 0.5, \"h\": 0.25}, \"label\": \"wet\"}";
    created201(ann.post("/v1/images/" + umbrella + "/crops", crop));
    ok(ann.post("/v1/datasets", "{\"name\": \"exported\", \"selection\": \"tag:exported\"}"));
    String address = address(ok(ann.post("/v1/datasets/exported/snapshots", "{}")));

    Map<String, Http.Response> first = exports(address);

    look(address, first, umbrella, png);
    first.forEach((each, whole) -> requireResumable(address + "/export?format=" + each, whole));
    ok(ann.put("/v1/images/" + png + "/caption", "{\"text\": \"changed since\"}"));
    ok(ann.delete("/v1/images/" + umbrella));
    requireSame(exports(address), first);
    new ReadModel(framelog).rebuild("image");
    requireSame(exports(address), first);
    ok(ann.post("/v1/images/" + umbrella + ":restore", "{}"));
  }

  private static void created201(Http.Response answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static String address(JsonNode snapshot) {
    assertThat(snapshot.path("state").asString()).isEqualTo("SEALED");
    return "/v1/datasets/exported/snapshots/" + snapshot.path("snapshotId").asString();
  }

  private Map<String, Http.Response> exports(String address) {
    Map<String, Http.Response> exports = new LinkedHashMap<>();
    for (String each : EXPORTS) {
      Http.Response answer = ann.get(address + "/export?format=" + each);
      assertThat(answer.status()).as(each + ": " + answer.text()).isEqualTo(200);
      exports.put(each, answer);
    }
    return exports;
  }

  private static void requireSame(
      Map<String, Http.Response> exports, Map<String, Http.Response> first) {
    first.forEach(
        (each, before) -> {
          Http.Response now = Objects.requireNonNull(exports.get(each));
          assertThat(now.bytes()).as(each).isEqualTo(before.bytes());
          assertThat(now.header("ETag")).isEqualTo(before.header("ETag"));
        });
  }

  /** As if the connection had broken at some byte. */
  private void requireResumable(String export, Http.Response whole) {
    int cut = new Random(SEED).nextInt(whole.bytes().length);

    Http.Response rest =
        ann.get(export, "Range", "bytes=" + cut + "-", "If-Range", whole.header("ETag"));

    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.header("Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(cut, whole.bytes().length - 1, whole.bytes().length));
    assertThat(rest.bytes())
        .as("%s from byte %d", export, cut)
        .isEqualTo(Arrays.copyOfRange(whole.bytes(), cut, whole.bytes().length));
  }

  private void look(String address, Map<String, Http.Response> exports, String umbrella, String png)
      throws IOException {
    assertThat(answer(exports, "jsonl").text()).isEqualTo(ann.get(address + "/items").text());
    assertThat(answer(exports, "csv").text().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith(png) && line.contains(",'=1+1,"));
    byte[] parquet = answer(exports, "parquet").bytes();
    assertThat(Arrays.copyOfRange(parquet, parquet.length - 4, parquet.length))
        .isEqualTo(new byte[] {'P', 'A', 'R', '1'});
    JsonNode coco = answer(exports, "coco").json();
    assertThat(coco.path("images")).hasSize(2);
    assertThat(coco.at("/categories/0/name").asString()).isEqualTo("wet");
    JsonNode now = image(umbrella);
    assertThat(coco.at("/annotations/0/bbox/2").asDouble())
        .isEqualTo(0.5 * now.path("width").asInt());
    lookAtTars(exports, umbrella, now);
  }

  private void lookAtTars(Map<String, Http.Response> exports, String umbrella, JsonNode now)
      throws IOException {
    byte[] original = ann.get("/v1/images/" + umbrella + "/content").bytes();
    for (String each : List.of("yolo", "webdataset", "imagefolder", "captions")) {
      Map<String, byte[]> members =
          members(
              exports.entrySet().stream()
                  .filter(export -> export.getKey().startsWith(each))
                  .findFirst()
                  .orElseThrow()
                  .getValue());
      assertThat(members.entrySet())
          .as(each)
          .anyMatch(
              member ->
                  member.getKey().contains(umbrella) && Arrays.equals(member.getValue(), original));
      JsonNode manifest = JsonMapper.shared().readTree(members.get("__framelog__/manifest.json"));
      assertThat(manifest.path("items").asInt()).isEqualTo(2);
    }
    Map<String, byte[]> crops = members(answer(exports, "webdataset&images=crops"));
    byte[] cut =
        crops.entrySet().stream()
            .filter(member -> member.getKey().endsWith(".png"))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertThat(ImageIO.read(new ByteArrayInputStream(cut)).getWidth())
        .isEqualTo(now.path("width").asInt() / 2);
  }

  private static Http.Response answer(Map<String, Http.Response> exports, String name) {
    return Objects.requireNonNull(exports.get(name));
  }

  private static Map<String, byte[]> members(Http.Response tar) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar.bytes()))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), in.readAllBytes());
      }
    }
    return members;
  }
}
