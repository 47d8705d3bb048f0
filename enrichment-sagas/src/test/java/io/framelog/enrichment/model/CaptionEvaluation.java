package io.framelog.enrichment.model;

import static io.framelog.enrichment.model.EvaluatedModel.percent;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.enrichment.model.LogisticFit.Sample;
import io.framelog.enrichment.model.Manifest.Centring;
import io.framelog.enrichment.model.Manifest.Method;
import io.framelog.enrichment.model.Manifest.Scoring;
import io.framelog.enrichment.model.ZeroShot.Match;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures caption suggestions on 103 photographs by how near a suggested sentence is to the
 * nearest of the five human captions, as the cosine of their text vectors; 0.5 and more counts as
 * apt. Not run by default; see docs/model-packages.md.
 */
class CaptionEvaluation {
  private static final double APT = 0.5;

  @TempDir Path folder;

  @Test
  void of_the_default_package() {
    evaluate(EvaluatedModel.of(TestModels.STUDENT));
  }

  @Test
  void of_the_second_package() throws Exception {
    evaluate(EvaluatedModel.of(ConsePackage.in(folder)));
  }

  private static void evaluate(EvaluatedModel subject) {
    Manifest.Captions spec = requireNonNull(subject.files().manifest().captions());
    List<String> bank = TextLines.of(subject.files().bytes(spec.bank()));
    List<float[]> sentences = subject.model().encodeTexts(bank);
    double[][] nearness = nearness(subject, sentences);
    System.out.printf(
        "%n%s, %d sentences: any sentence %.3f, the nearest one %.3f%n",
        subject.name(), bank.size(), average(nearness, false), average(nearness, true));
    for (@Nullable Centring centring : EvaluatedModel.variants(spec.scoring())) {
      ZeroShot ranks =
          new ZeroShot(
              sentences,
              new Scoring(Method.LOGISTIC, 1, 0, 0, centring),
              subject.files().meanImage(spec.scoring()));
      report(subject, ranks, nearness, centring == null ? "not centred" : "centred");
    }
    delivered(subject, bank, nearness);
  }

  private static void report(
      EvaluatedModel subject, ZeroShot ranks, double[][] nearness, String how) {
    double sum = 0;
    int apt = 0;
    List<Sample> samples = new ArrayList<>();
    for (int photo = 0; photo < nearness.length; photo++) {
      Match best = ranks.best(subject.images().get(photo), 1).getFirst();
      double near = nearness[photo][best.text()];
      sum += near;
      apt += near >= APT ? 1 : 0;
      samples.add(new Sample(Math.log(best.score() / (1 - best.score())), near >= APT));
    }
    System.out.printf(
        "| %s | %s | nearness %.3f | apt %.1f %% | %s |%n",
        subject.name(),
        how,
        sum / nearness.length,
        percent(apt, nearness.length),
        LogisticFit.of(samples));
  }

  private static void delivered(EvaluatedModel subject, List<String> bank, double[][] nearness) {
    int suggested = 0;
    int apt = 0;
    double sum = 0;
    double scores = 0;
    for (int photo = 0; photo < nearness.length; photo++) {
      ScoredCaption caption = subject.model().suggestCaption(subject.images().get(photo));
      if (!caption.isNone()) {
        double near = nearness[photo][bank.indexOf(caption.text())];
        suggested++;
        sum += near;
        apt += near >= APT ? 1 : 0;
        scores += caption.score();
      }
    }
    System.out.printf(
        "| %s | above the floor | on %.0f %% of the photographs | nearness %.3f | apt %.1f %% | mean score %.1f |%n",
        subject.name(),
        percent(suggested, nearness.length),
        sum / suggested,
        percent(apt, suggested),
        100 * scores / suggested);
    assertThat(suggested).isPositive();
  }

  /** For each photograph and sentence, the cosine with the nearest human caption. */
  private static double[][] nearness(EvaluatedModel subject, List<float[]> sentences) {
    List<List<float[]>> captions = IntStream.range(0, 5).mapToObj(subject::captions).toList();
    double[][] nearness = new double[subject.images().size()][sentences.size()];
    for (int photo = 0; photo < nearness.length; photo++) {
      for (int sentence = 0; sentence < sentences.size(); sentence++) {
        int p = photo;
        float[] vector = sentences.get(sentence);
        nearness[photo][sentence] =
            captions.stream()
                .mapToDouble(list -> UnitVector.dot(list.get(p), vector))
                .max()
                .orElseThrow();
      }
    }
    return nearness;
  }

  private static double average(double[][] nearness, boolean best) {
    double sum = 0;
    for (double[] photo : nearness) {
      sum +=
          best
              ? Arrays.stream(photo).max().orElseThrow()
              : Arrays.stream(photo).average().orElseThrow();
    }
    return sum / nearness.length;
  }
}
