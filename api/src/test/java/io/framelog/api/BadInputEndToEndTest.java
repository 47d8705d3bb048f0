package io.framelog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the whole system refuses, and with which code. */
class BadInputEndToEndTest extends WholeSystemTest {
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
}
