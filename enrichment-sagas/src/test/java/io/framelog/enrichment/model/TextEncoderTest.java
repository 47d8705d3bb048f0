package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncoderTest {
  private final LoadedModel model = TestModels.student();

  @Test
  void near_meanings_have_near_vectors() {
    assertThat(cosine("a cat", "a kitten"))
        .isGreaterThan(cosine("a cat", "a stop sign"))
        .isGreaterThan(0.6);
  }

  @Test
  void case_and_accents_do_not_count() {
    assertThat(cosine("A CAFÉ", "a cafe")).isCloseTo(1, within(1e-6));
  }

  @Test
  void texts_are_cut_at_256_tokens() {
    String window = "word ".repeat(254);

    assertThat(text(window + "and quite another ending")).containsExactly(text(window));
    assertThat(text("word ".repeat(253) + "ending")).isNotEqualTo(text(window));
  }

  @Test
  void a_megabyte_of_text_costs_no_more_than_its_beginning() {
    long begin = System.nanoTime();

    assertThat(text("word ".repeat(300_000))).containsExactly(text("word ".repeat(254)));

    assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t",
        "\uD83D\uDC31",
        "\uD83D\uDC31\uD83D\uDE80 a cat",
        "\uD83D",
        "cut \uD83D off",
        "\u0000",
        "\u6F22\u5B57",
        "\u200D\uFEFF"
      })
  void any_text_has_a_unit_vector(String text) {
    float[] vector = text(text);

    assertThat(vector).hasSize(384);
    assertThat(UnitVector.dot(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void an_emoji_does_not_disturb_the_words_beside_it() {
    assertThat(cosine("\uD83D\uDC31 a sleeping cat", "a sleeping cat")).isGreaterThan(0.7);
  }

  @Test
  void no_texts_have_no_vectors() {
    assertThat(model.encodeTexts(List.of())).isEmpty();
  }

  private double cosine(String a, String b) {
    return UnitVector.dot(text(a), text(b));
  }

  private float[] text(String text) {
    return model.encodeTexts(List.of(text)).getFirst();
  }
}
