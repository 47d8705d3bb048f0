package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with another input size, another text output and files of its own needs no code. */
class SecondPackageTest {
  @TempDir Path folder;

  @Test
  void a_second_model_plugs_in_by_its_manifest_alone() throws Exception {
    try (LoadedModel model = TestModels.load(ConsePackage.in(folder))) {
      assertThat(model.model()).isEqualTo("conse-mnv2-minilm");
      BufferedImage picture = TestModels.pattern(640, 427);
      float[] vector = model.encodeImages(List.of(picture)).getFirst();
      // From Python: Pillow 12.3 and onnxruntime 1.30.
      assertThat(Arrays.copyOf(vector, 4))
          .containsExactly(
              new float[] {-0.027497f, 0.161141f, -0.045645f, 0.002609f}, within(1e-4f));
      List<float[]> texts = model.encodeTexts(List.of("a cat", "a kitten", "a stop sign"));
      assertThat(UnitVector.dot(texts.get(0), texts.get(1)))
          .isGreaterThan(UnitVector.dot(texts.get(0), texts.get(2)));
    }
  }
}
