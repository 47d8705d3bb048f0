package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.framelog.enrichment.model.Manifest.Centring;
import io.framelog.enrichment.model.Manifest.Method;
import io.framelog.enrichment.model.Manifest.Scoring;
import io.framelog.enrichment.model.ZeroShot.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZeroShotTest {
  private static final FileRef FILE = new FileRef("mean.f32", "0".repeat(64));
  private final List<float[]> texts =
      List.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {0.6f, 0.8f});
  private final float[] picture = {1, 0};

  @Test
  void the_logistic_score_of_a_text_depends_on_its_cosine_alone() {
    ZeroShot all = new ZeroShot(texts, scoring(Method.LOGISTIC, 0), null);
    ZeroShot one = new ZeroShot(List.of(texts.get(2)), scoring(Method.LOGISTIC, 0), null);

    assertThat(all.best(picture, 3)).extracting(Match::text).containsExactly(0, 2, 1);
    assertThat(all.best(picture, 3).get(1).score())
        .isCloseTo(1 / (1 + Math.exp(-(4 * 0.6 - 1))), within(1e-6))
        .isEqualTo(one.best(picture, 1).getFirst().score());
  }

  @Test
  void the_softmax_scores_of_all_texts_sum_up_to_1() {
    List<Match> matches = new ZeroShot(texts, scoring(Method.SOFTMAX, 0), null).best(picture, 3);

    assertThat(matches).extracting(Match::text).containsExactly(0, 2, 1);
    assertThat(matches.stream().mapToDouble(Match::score).sum()).isCloseTo(1, within(1e-9));
    assertThat(matches.get(0).score() / matches.get(1).score())
        .isCloseTo(Math.exp(4 * 0.4), within(1e-5));
  }

  @Test
  void a_softmax_of_high_temperature_does_not_overflow() {
    Scoring hot = new Scoring(Method.SOFTMAX, 1e6, 0, 0, null);

    assertThat(new ZeroShot(texts, hot, null).best(picture, 1)).containsExactly(new Match(0, 1));
  }

  @Test
  void what_is_below_the_floor_or_beyond_the_limit_is_left_out() {
    ZeroShot zeroShot = new ZeroShot(texts, scoring(Method.LOGISTIC, 0.5), null);

    assertThat(zeroShot.best(picture, 9)).extracting(Match::text).containsExactly(0, 2);
    assertThat(zeroShot.best(picture, 1)).extracting(Match::text).containsExactly(0);
  }

  @Test
  void centring_takes_out_what_all_pictures_have_in_common() {
    // Nearly all of this picture is what every picture has; the rest points to the second text.
    float[] common = {0.976f, 0};
    float[] x = UnitVector.normalise(new float[] {0.9f, 0.2f});
    Scoring centred = new Scoring(Method.LOGISTIC, 4, -1, 0, new Centring(FILE, 1, false));

    assertThat(new ZeroShot(texts, scoring(Method.LOGISTIC, 0), null).best(x, 1))
        .extracting(Match::text)
        .containsExactly(0);
    assertThat(new ZeroShot(texts, centred, common).best(x, 1))
        .extracting(Match::text)
        .containsExactly(1);
  }

  @Test
  void a_picture_that_equals_the_average_has_no_nearest_text() {
    Scoring centred = new Scoring(Method.LOGISTIC, 4, 0, 0, new Centring(FILE, 1, true));

    assertThat(new ZeroShot(texts, centred, picture).best(picture, 3))
        .extracting(Match::score)
        .containsOnly(0.5);
  }

  private static Scoring scoring(Method method, double floor) {
    return new Scoring(method, 4, -1, floor, null);
  }
}
