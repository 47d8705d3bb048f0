package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers come from Python: Pillow 12.3, tokenizers 0.23 and onnxruntime 1.30 on the
 * same files.
 */
class EncoderParityTest {
  private final LoadedModel model = TestModels.student();

  @Test
  void a_picture_has_the_vector_that_python_computes() {
    float[] vector = image(TestModels.pattern(640, 427));

    assertClose(
        vector, 1e-4, -0.048801, 0.151433, -0.028254, 0.023709, -0.016451, -0.026607, 0.133658,
        -0.018676);
    assertThat(UnitVector.dot(vector, vector)).isCloseTo(1, within(1e-6));
  }

  @Test
  void texts_have_the_vectors_that_python_computes() {
    // Kernels for quantised models differ between processors, so the tolerance is theirs.
    assertClose(
        text("a cat"),
        2e-2,
        0.054747,
        0.044612,
        0.0069,
        0.055786,
        -0.122992,
        0.003325,
        0.08902,
        -0.000188);
    assertClose(
        text(""), 2e-2, -0.09369, 0.037654, 0.005246, 0.00088, 0.042942, 0.005592, 0.118951,
        -0.011195);
  }

  @Test
  void a_batch_of_pictures_gives_the_vectors_of_the_single_pictures() {
    List<BufferedImage> pictures =
        IntStream.range(0, 35)
            .mapToObj(i -> TestModels.pattern(200 + 17 * i, 150 + 5 * i))
            .toList();

    List<float[]> batch = model.encodeImages(pictures);

    assertThat(batch).hasSize(35);
    for (int i = 0; i < pictures.size(); i++) {
      assertThat(batch.get(i)).containsExactly(image(pictures.get(i)), within(1e-4f));
    }
  }

  @Test
  void a_list_of_texts_gives_exactly_the_vectors_of_the_single_texts() {
    List<String> texts =
        List.of(
            "a cat",
            "",
            "two people riding bicycles down a busy street in the city at night",
            "a stop sign",
            "\uD83D\uDC31 \uD83D\uDE80");

    List<float[]> batch = model.encodeTexts(texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(batch.get(i)).containsExactly(text(texts.get(i)));
    }
  }

  private float[] image(BufferedImage picture) {
    return model.encodeImages(List.of(picture)).getFirst();
  }

  private float[] text(String text) {
    return model.encodeTexts(List.of(text)).getFirst();
  }

  private static void assertClose(float[] vector, double tolerance, double... first) {
    assertThat(vector).hasSize(384);
    for (int i = 0; i < first.length; i++) {
      assertThat((double) vector[i]).as("number %d", i).isCloseTo(first[i], within(tolerance));
    }
  }
}
