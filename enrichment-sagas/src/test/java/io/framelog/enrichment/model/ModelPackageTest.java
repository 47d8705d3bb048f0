package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPackageTest {
  @TempDir Path folder;
  private TestPackage files;

  @BeforeEach
  void copy() throws IOException {
    files = TestPackage.copyOfStudent(folder);
  }

  @Test
  void a_folder_gives_the_vectors_of_the_class_path() {
    try (LoadedModel model = TestModels.load(folder.toUri().toString())) {
      assertThat(model.encodeTexts(List.of("a cat")).getFirst())
          .containsExactly(TestModels.student().encodeTexts(List.of("a cat")).getFirst());
      assertThat(model.encodeImages(List.of(TestModels.pattern(300, 200))).getFirst())
          .containsExactly(
              TestModels.student().encodeImages(List.of(TestModels.pattern(300, 200))).getFirst());
    }
  }

  @Test
  void a_changed_file_is_refused_with_both_digests() throws IOException {
    byte[] model = Files.readAllBytes(folder.resolve("image_encoder.onnx"));
    model[1000] ^= 1;
    Files.write(folder.resolve("image_encoder.onnx"), model);

    assertRefused(
        "image_encoder.onnx in the model package %s has the SHA-256 %s, but its manifest says 61b527eb4811cbf53ae46fde8d0fcb3028ac7e7837be3ecd700b8240b86adc07"
            .formatted(folder, Sha256.hex(model)));
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(folder.resolve("image_encoder.onnx"));

    assertRefused("there is no file " + folder.resolve("image_encoder.onnx"));
  }

  @Test
  void a_missing_manifest_is_named() throws IOException {
    Files.delete(folder.resolve("manifest.json"));

    assertRefused("there is no file " + folder.resolve("manifest.json"));
  }

  @Test
  void a_file_that_is_no_model_is_refused() throws IOException {
    Files.writeString(folder.resolve("image_encoder.onnx"), "no model");
    files.replace(
        "61b527eb4811cbf53ae46fde8d0fcb3028ac7e7837be3ecd700b8240b86adc07",
        ContentDigest.of(folder.resolve("image_encoder.onnx")));

    assertRefused("ONNX Runtime cannot load the image encoder of " + folder);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dims\": 384 | \"dims\": 512 | image_embeds has the shape [1, 384], the manifest says [N, 512]",
        "\"image_embeds\" | \"embeds\" | has no output embeds, but [image_embeds]",
        "\"pixel_values\" | \"pixels\" | Invalid input tensor name: pixels",
        "\"width\": 160 | \"width\": 100000 | image.input.width must be in 1..4096",
        "\"last_hidden_state\" | \"pooled\" | has no output pooled, but [last_hidden_state]",
        "\"pooling\": \"mean\" | \"pooling\": \"none\" | the manifest says [N, 384]",
        "\"types\": \"token_type_ids\" | \"types\": null | Input mismatch",
        "classpath:/all-minilm-l6-v2-q.onnx | classpath:/nothing.onnx | there is no classpath:nothing.onnx",
        "\"dual-encoder\" | \"captioner\" | kind captioner is reserved",
      })
  void what_the_models_do_not_do_is_refused_at_loading(String part, String by, String message)
      throws IOException {
    files.replace(part, by);

    assertRefused(message);
  }

  @Test
  void a_quantised_model_gives_a_text_another_vector_in_company_hence_batches_of_1()
      throws IOException {
    files.replace("\"maxBatch\": 1\n", "\"maxBatch\": 16\n");
    List<String> texts = List.of("a cat", "two people riding bicycles down a busy street at night");

    try (LoadedModel batching = TestModels.load(folder.toString())) {
      float[] inCompany = batching.encodeTexts(texts).getFirst();
      float[] alone = TestModels.student().encodeTexts(texts).getFirst();

      assertThat(UnitVector.dot(inCompany, alone)).isBetween(0.95, 0.9999);
    }
  }

  @Test
  void a_mean_vector_of_another_length_is_refused() throws IOException {
    Files.writeString(folder.resolve("mean.f32"), "12345678");
    files.add(
        "words.txt",
        "cat\ndog\n",
        """
        "tags": {"vocabulary": {"file": "%s", "sha256": "%s"}, "prompts": ["{tag}"], "limit": 5,
          "scoring": {"method": "softmax", "temperature": 20, "floor": 0, "centring":
            {"meanImage": {"file": "mean.f32", "sha256": "MEAN"}, "share": 1, "texts": true}}}
        """
            .replace("MEAN", ContentDigest.of(folder.resolve("mean.f32"))));

    assertRefused("mean.f32 of %s holds 2 numbers, the manifest says dims 384".formatted(folder));
  }

  @Test
  void a_package_without_vocabulary_and_sentences_suggests_nothing() {
    try (LoadedModel model = TestModels.load(folder.toString())) {
      float[] vector = model.encodeImages(List.of(TestModels.pattern(64, 64))).getFirst();

      assertThat(model.suggestTags(vector)).isEmpty();
      assertThat(model.suggestCaption(vector).isNone()).isTrue();
    }
  }

  @Test
  void a_pinned_manifest_must_have_the_digest() throws IOException {
    PackageFiles source = new FolderFiles(folder);
    String digest = Sha256.hex(source.manifest());
    assertThat(ModelPackage.open(source, digest).manifest().dims()).isEqualTo(384);

    files.replace("\"version\": \"1\"", "\"version\": \"2\"");

    assertThatThrownBy(() -> ModelPackage.open(source, digest))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("framelog.enrichment.model-manifest-sha256 is " + digest);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> TestModels.load(folder.toString()))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining(message);
  }
}
