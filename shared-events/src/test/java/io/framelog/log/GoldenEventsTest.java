package io.framelog.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of every event as it stands in logs out there. A golden file is never changed once
 * released: another form is another revision, with a file and an upcaster of its own.
 */
class GoldenEventsTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /** As the application has it: Axon's serializer for Jackson 3, unknown members ignored. */
  private final Jackson3Serializer serializer =
      Jackson3Serializer.builder()
          .jsonMapperBuilderCustomizer(
              json -> json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
          .build();

  static Stream<EventSample> samples() {
    return EventSamples.all();
  }

  static Stream<Class<?>> types() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyEventTypeHasARevisionAndAGoldenFileForIt(Class<?> type) {
    Revision revision = type.getAnnotation(Revision.class);
    assertThat(revision).as("@Revision of %s", type).isNotNull();
    assertThat(GOLDEN.resolve(type.getSimpleName() + '.' + revision.value() + ".json")).exists();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventIsWrittenAsItsGoldenFileSays(EventSample sample) {
    SerializedObject<String> written = serializer.serialize(sample.event(), String.class);
    assertThat(written.getData()).isEqualTo(golden(sample.file()));
    assertThat(written.getType().getRevision()).isEqualTo(sample.revision());
    assertThat(written.getType().getName()).isEqualTo(sample.event().getClass().getName());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGoldenFileIsReadAsItsEvent(EventSample sample) {
    assertThat(read(sample, golden(sample.file()))).isEqualTo(sample.event());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void membersOfALaterTimeAreIgnored(EventSample sample) {
    String later = "{\"ofALaterTime\":{\"deep\":[1]}," + golden(sample.file()).substring(1);
    assertThat(read(sample, later)).isEqualTo(sample.event());
  }

  /** So that an optional member can be added to an event without a new revision. */
  @ParameterizedTest
  @MethodSource("samples")
  void anAbsentMemberIsReadAsNull(EventSample sample) {
    JsonNode tree = serializer.getObjectMapper().readTree(golden(sample.file()));
    assertThat(read(sample, withoutNulls(tree).toString())).isEqualTo(sample.event());
  }

  @Test
  void everyGoldenFileOfARevisionInUseHasASample() throws IOException {
    Set<String> inUse =
        EventSamples.all().map(s -> s.type() + '.' + s.revision()).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> inUse.stream().anyMatch(r -> name.startsWith(r + '.'))))
          .containsExactlyInAnyOrderElementsOf(EventSamples.all().map(EventSample::file).toList());
    }
  }

  /** The text before and the text after: what every upcaster is held to. */
  @ParameterizedTest
  @MethodSource("earlierFiles")
  void anEarlierRevisionIsReadAsTheEventOfToday(GoldenFile earlier) {
    EventSample today =
        samples()
            .filter(earlier::isFormOf)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no sample of today for " + earlier));

    String upcast = EventForms.present(earlier.type(), earlier.revision(), golden(earlier.name()));

    assertThat(upcast).isEqualTo(golden(today.file()));
    assertThat(read(today, upcast)).isEqualTo(today.event());
    assertThat(EventForms.record(earlier.type(), earlier.revision()))
        .contains(today.event().getClass());
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyEarlierRevisionHasGoldenFilesAndAnUpcaster(Class<?> type) throws IOException {
    for (int revision = 1; revision < Integer.parseInt(EventTypes.revision(type)); revision++) {
      String earlier = String.valueOf(revision);
      assertThat(goldenFiles().filter(file -> file.isOf(type, earlier)))
          .as("golden files of %s.%s", type.getSimpleName(), earlier)
          .isNotEmpty();
      assertThat(EventForms.isEarlier(type.getSimpleName(), earlier)).isTrue();
    }
  }

  /** A newer build's event must not be read as if it were ours. */
  @ParameterizedTest
  @MethodSource("types")
  void aRevisionOfALaterTimeIsNotReadAtAll(Class<?> type) {
    String later = String.valueOf(Integer.parseInt(EventTypes.revision(type)) + 1);
    assertThat(EventForms.record(type.getSimpleName(), later)).isEmpty();
    assertThat(EventForms.record(type.getSimpleName(), EventTypes.revision(type))).contains(type);
  }

  /**
   * What is in logs out there cannot be changed, so neither can a golden file: its digest is in the
   * register, to which lines are only ever added. Another form is another revision.
   */
  @Test
  void noGoldenFileHasChangedSinceItWasRegistered() throws IOException {
    List<String> found = new ArrayList<>();
    for (GoldenFile file : goldenFiles().toList()) {
      found.add(Sha256.hex(Files.readAllBytes(GOLDEN.resolve(file.name()))) + "  " + file.name());
    }
    List<String> registered = Files.readAllLines(GOLDEN.resolveSibling("golden.sha256"));

    assertThat(found)
        .as("run 'sha256sum *' in %s and add the lines of NEW files to golden.sha256", GOLDEN)
        .containsExactlyInAnyOrderElementsOf(registered);
  }

  static Stream<GoldenFile> earlierFiles() throws IOException {
    return goldenFiles()
        .filter(file -> !file.revision().equals(EventTypes.revision(file.record())));
  }

  private static Stream<GoldenFile> goldenFiles() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      List<GoldenFile> names =
          files.map(file -> new GoldenFile(file.getFileName().toString())).sorted().toList();
      return names.stream();
    }
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
      object.forEach(GoldenEventsTest::withoutNulls);
    } else if (node.isArray()) {
      node.forEach(GoldenEventsTest::withoutNulls);
    }
    return node;
  }

  private Object read(EventSample sample, String json) {
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            json,
            String.class,
            new SimpleSerializedType(sample.event().getClass().getName(), sample.revision())));
  }

  private static String golden(String file) {
    try (InputStream stream = GoldenEventsTest.class.getResourceAsStream("/golden/" + file)) {
      assertThat(stream).as("golden file %s", file).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
