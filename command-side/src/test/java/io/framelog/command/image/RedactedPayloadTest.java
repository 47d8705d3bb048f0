package io.framelog.command.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left of every event, by the golden files of the contract. */
class RedactedPayloadTest {
  private static final Path GOLDEN =
      Path.of("..", "shared-events", "src", "test", "resources", "golden");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Of the present revisions; a text of an earlier one is read by its upcaster. */
  static Stream<Path> imageEvents() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.filter(RedactedPayloadTest::isPresentForm).sorted().toList().stream();
    }
  }

  private static boolean isPresentForm(Path file) {
    String[] name = file.getFileName().toString().split("\\.");
    return EventTypes.named(name[0])
        .filter(ImageEvent.class::isAssignableFrom)
        .filter(type -> type.getAnnotation(Revision.class).value().equals(name[1]))
        .isPresent();
  }

  private static Class<? extends ImageEvent> type(Path file) {
    String name = file.getFileName().toString().split("\\.")[0];
    return EventTypes.named(name).orElseThrow().asSubclass(ImageEvent.class);
  }

  @ParameterizedTest
  @MethodSource("imageEvents")
  void itCanStillBeReadAndSaysNothingThatSomebodySaid(Path file) throws IOException {
    String payload = Files.readString(file).strip();
    ImageEvent event = JSON.readValue(payload, type(file));

    String redacted = RedactedPayload.of(event, payload);

    assertThat(JSON.readValue(redacted, type(file)).imageId()).isEqualTo(event.imageId());
    assertThat(JSON.readTree(redacted).propertyNames())
        .isEqualTo(JSON.readTree(payload).propertyNames());
    if (!(event instanceof ImageErased)) {
      Set<String> said = texts(JSON.readTree(payload), "caption", "text", "label", "tags", "added");
      said.addAll(texts(JSON.readTree(payload), "removed", "actors", "set", "metadata", "reason"));
      said.addAll(texts(JSON.readTree(payload), "value", "note", "sourceUrl", "suggestionId"));
      assertThat(texts(JSON.readTree(redacted), "")).noneMatch(said::contains);
    }
  }

  @Test
  void everyEventOfAnImageHasAGoldenFile() throws IOException {
    assertThat(imageEvents().map(RedactedPayloadTest::type).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            EventTypes.all()
                .filter(ImageEvent.class::isAssignableFrom)
                .map(type -> type.<ImageEvent>asSubclass(ImageEvent.class))
                .toList());
  }

  @Test
  void whatIsKeptStaysAsItWasAndHashesAndIdsStayOfTheirForm() {
    String sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    String uuid = "2ed6657d-e927-568b-95e1-2665a8aea6a2";
    String payload =
        """
        {"imageId":"%1$s","score":0.5,"suggestionId":"%1$s","text":"a cat","model":"m",
         "later":{"hash":"%2$s","deep":[1,{"flag":true}]},"n":7,"none":null}"""
            .formatted(uuid, sha256);

    assertThat(
            RedactedPayload.of(new CaptionSuggested(uuid, uuid, "a cat", 0.5, "m", "1"), payload))
        .isEqualTo(
            "{\"imageId\":\"%s\",\"score\":0.5,\"suggestionId\":\"%s\",\"text\":\"\",\"model\":\"m\",\"later\":{},\"n\":0,\"none\":null}"
                .formatted(uuid, uuid.replaceAll("[0-9a-f]", "0")));
    assertThat(RedactedPayload.of(null, payload)).doesNotContain("cat", sha256, "0.5");
  }

  /** All texts below members of these names; below everything for the empty name. */
  private static Set<String> texts(JsonNode node, String... names) {
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        all(node, found);
      } else {
        node.findValues(name).forEach(value -> all(value, found));
      }
    }
    found.remove("");
    return found;
  }

  private static void all(JsonNode node, Set<String> found) {
    if (node.isString()) {
      found.add(node.asString());
    } else {
      node.forEach(child -> all(child, found));
    }
  }
}
