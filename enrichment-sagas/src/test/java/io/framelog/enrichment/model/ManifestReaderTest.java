package io.framelog.enrichment.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
  private final String sound = manifest();

  @Test
  void the_manifest_of_the_default_package_is_sound() {
    Manifest manifest = read(sound);

    assertThat(manifest.name()).isEqualTo("photo-minilm-student");
    assertThat(manifest.image().maxBatch()).isEqualTo(16);
    assertThat(manifest.text().padTokenId()).isZero();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\": 1 | \"schema\": 2 | schema must be 1",
        "\"dual-encoder\" | \"captioner\" | kind captioner is reserved and cannot be loaded yet",
        "\"dual-encoder\" | \"tagger\" | kind tagger is reserved and cannot be loaded yet",
        "\"dual-encoder\" | \"oracle\" | not one of the values accepted for Enum class",
        "\"kind\": | \"kinds\": | kinds",
        "\"name\": \"photo-minilm-student\" | \"name\": \" \" | name is empty",
        "\"version\": \"1\", | '' | version is missing",
        "\"dims\": 384 | \"dims\": 0 | dims must be in 1..4096",
        "\"width\": 160 | \"width\": -1 | image.input.width must be in 1..4096",
        "\"squash\" | \"stretch\" | not one of the values accepted for Enum class",
        "[128, 128, 128], | [128, 128], | image.input.mean needs 3 numbers",
        "[128, 128, 128], | [128, null, 128], | image.input.mean needs 3 numbers",
        "\"std\": [128 | \"std\": [0 | image.input.std must be above 0",
        "\"image_encoder.onnx\" | \"../image_encoder.onnx\" | image.model.file must be a plain path",
        "\"image_encoder.onnx\" | \"/etc/passwd\" | image.model.file must be a plain path",
        "\"image_encoder.onnx\" | \"a/.hidden\" | image.model.file must be a plain path",
        "\"61b527eb | \"XYZ | image.model.sha256 must be 64 lower-case hexadecimal digits",
        "\"pooling\": \"mean\" | \"pooling\": null | text.output.pooling is missing",
        "\"ids\": \"input_ids\", | '' | text.inputs.ids is missing",
        "\"maxTokens\": 256 | \"maxTokens\": 1 | text.maxTokens must be in 2..8192",
        "\"caption\": 1.0 | \"caption\": 0 | fusion.caption must be above 0",
        "\"caption\": 1.0 | \"caption\": 1.0, \"colour\": 1 | colour",
      })
  void a_fault_is_named(String part, String by, String message) {
    assertThat(sound).contains(part);

    assertThatThrownBy(() -> read(sound.replace(part, by)))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageStartingWith("here/manifest.json")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"''", "[]", "{", "null", "'{\"schema\": \"x\"}'"})
  void what_is_no_manifest_is_refused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(ModelPackageException.class);
  }

  private static Manifest read(String json) {
    return ManifestReader.read("here/manifest.json", json.getBytes(UTF_8));
  }

  private static String manifest() {
    try (InputStream in =
        ManifestReaderTest.class.getResourceAsStream("/models/photo-minilm/manifest.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
