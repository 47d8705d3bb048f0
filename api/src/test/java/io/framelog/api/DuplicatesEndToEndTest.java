package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real photographs with altered copies, over HTTP, on the whole system. */
class DuplicatesEndToEndTest extends WholeSystemTest {
  @Test
  void copiesOfPhotographsAreFoundAndOneOfThemIsLeftWhenTheGroupIsResolved() throws IOException {
    Path photos =
        Path.of(System.getProperty("framelog.test.shared", "none"), "data/photos/coco-cc-by");
    assumeTrue(Files.isDirectory(photos), "no photographs on this machine");
    List<Path> two;
    try (Stream<Path> files = Files.list(photos)) {
      two = files.filter(f -> f.toString().endsWith(".jpg")).sorted().skip(20).limit(2).toList();
    }
    BufferedImage photo = ImageIO.read(two.get(0).toFile());
    String original =
        created(ann.upload(Files.readAllBytes(two.get(0)), "{\"tags\": [\"resolved-original\"]}"));
    String half =
        created(
            ann.upload(
                encoded(scaled(photo, 0.5), "jpg"),
                "{\"tags\": [\"resolved-half\"], \"caption\": \"an ornithopter over a harbour\"}"));
    String png = created(ann.upload(encoded(photo, "png"), "{\"metadata\": {\"lossless\": true}}"));
    String stranger = created(ann.upload(Files.readAllBytes(two.get(1)), null));
    Set<String> copies = new TreeSet<>(List.of(original, half, png));
    copies.forEach(this::awaitEnrichment);
    awaitEnrichment(stranger);

    JsonNode group = groupOf(original);
    assertThat(ids(group)).isEqualTo(copies);
    assertThat(group.path("size").asInt()).isEqualTo(3);
    JsonNode first = group.path("images").get(0);
    assertThat(first.path("thumbnailUrl").asString()).contains(first.path("imageId").asString());
    assertThat(
            ok(ann.get("/v1/images/%s/duplicates?minPosition=%d".formatted(half, head())))
                .path("images")
                .valueStream()
                .map(image -> image.path("imageId").asString()))
        .containsExactlyInAnyOrder(original, png);

    String resolve = "/v1/duplicates/%s:resolve".formatted(group.path("groupId").asString());
    String keep = "{\"keep\": \"%s\"}".formatted(original);
    Http.Response resolved = ann.post(resolve, keep, "Idempotency-Key", "resolve-" + original);

    assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
    JsonNode kept = image(original);
    assertThat(kept.path("tags").toString()).contains("resolved-original", "resolved-half");
    assertThat(kept.path("caption").asString()).isEqualTo("an ornithopter over a harbour");
    assertThat(kept.path("metadata").path("lossless").asBoolean()).isTrue();
    assertThat(image(half).path("removed").asBoolean()).isTrue();
    assertThat(hits("{\"text\": \"ornithopter\", \"mode\": \"lexical\"}"))
        .containsExactly(original);
    assertThat(hits("{\"text\": \"a photograph\", \"limit\": 200}"))
        .contains(original, stranger)
        .doesNotContain(half, png);
    assertThat(groupOf(original).isMissingNode()).isTrue();

    Http.Response again = ann.post(resolve, keep, "Idempotency-Key", "resolve-" + original);
    assertThat(again.text()).isEqualTo(resolved.text());
    long head = head();
    ok(ann.post(resolve, keep));
    assertThat(head()).as("nothing happens the second time").isEqualTo(head);
    assertThat(ann.post(resolve, "{\"keep\": \"%s\"}".formatted(half)).code())
        .isEqualTo("duplicate-group-changed");

    ok(ann.post("/v1/images/" + half + ":restore", ""));
    assertThat(image(half).path("caption").asString()).isEqualTo("an ornithopter over a harbour");
    assertThat(ids(groupOf(original))).containsExactlyInAnyOrder(original, half);
    ok(ann.delete("/v1/images/" + half));
  }

  /** A missing node when the image is in none. */
  private JsonNode groupOf(String imageId) {
    String position = "minPosition=" + head();
    String cursor = "";
    while (true) {
      JsonNode page = ok(ann.get("/v1/duplicates?" + position + cursor));
      for (JsonNode group : page.path("groups")) {
        if (ids(group).contains(imageId)) {
          return group;
        }
      }
      if (page.path("nextCursor").isNull()) {
        return page.path("none");
      }
      cursor = "&cursor=" + page.path("nextCursor").asString();
    }
  }

  private static Set<String> ids(JsonNode group) {
    return group
        .path("images")
        .valueStream()
        .map(image -> image.path("imageId").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static BufferedImage scaled(BufferedImage photo, double factor) {
    int width = (int) (photo.getWidth() * factor);
    int height = (int) (photo.getHeight() * factor);
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scaled.createGraphics();
    pen.drawImage(photo.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return scaled;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
