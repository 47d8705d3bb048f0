package io.framelog.enrichment.model;

import static io.framelog.enrichment.model.EvaluatedModel.percent;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.enrichment.model.LogisticFit.Sample;
import io.framelog.enrichment.model.Manifest.Centring;
import io.framelog.enrichment.model.Manifest.Method;
import io.framelog.enrichment.model.Manifest.Scoring;
import io.framelog.enrichment.model.ZeroShot.Match;
import io.framelog.image.TagScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures tag suggestions on 103 photographs. A tag counts as right when all its words stand in
 * one of the five captions or the labels of the photograph; synonyms and broader words count as
 * wrong, so the true precision is higher. Not run by default; see docs/model-packages.md.
 */
class TagEvaluation {
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
    Manifest.Tags spec = requireNonNull(subject.files().manifest().tags());
    Vocabulary vocabulary = Vocabulary.parse(subject.files().bytes(spec.vocabulary()));
    boolean[][] right = right(subject, vocabulary);
    List<float[]> texts =
        IntStream.range(0, vocabulary.tags().size())
            .mapToObj(tag -> vocabulary.prompts(tag, spec.prompts()))
            .map(prompts -> UnitVector.mean(subject.model().encodeTexts(prompts)))
            .toList();
    float[] meanImage = subject.files().meanImage(spec.scoring());
    System.out.printf(
        "%n%s, %d tags, %.1f right ones per photograph%n",
        subject.name(), texts.size(), perPhoto(right));
    for (@Nullable Centring centring : EvaluatedModel.variants(spec.scoring())) {
      // A cosine passes through the logistic function unchanged in rank.
      ZeroShot ranks =
          new ZeroShot(texts, new Scoring(Method.LOGISTIC, 1, 0, 0, centring), meanImage);
      System.out.printf(
          "| %s | %s | precision@1 %.1f | precision@5 %.1f | of the 200 surest %.1f | %s |%n",
          subject.name(),
          centring == null ? "not centred" : "centred",
          precision(subject, ranks, right, 1),
          precision(subject, ranks, right, 5),
          precisionOfSurest(subject, ranks, right, 200),
          fit(subject, ranks, right));
    }
    delivered(subject, vocabulary, right);
  }

  private static void delivered(EvaluatedModel subject, Vocabulary vocabulary, boolean[][] right) {
    int photos = 0;
    int suggested = 0;
    int hits = 0;
    double scores = 0;
    for (int photo = 0; photo < right.length; photo++) {
      List<TagScore> tags = subject.model().suggestTags(subject.images().get(photo));
      photos += tags.isEmpty() ? 0 : 1;
      for (TagScore tag : tags) {
        suggested++;
        scores += tag.score();
        hits += right[photo][vocabulary.tags().indexOf(tag.tag())] ? 1 : 0;
      }
    }
    System.out.printf(
        "| %s | above the floor | %.1f tags per photograph | on %.0f %% of them | precision %.1f | mean score %.1f |%n",
        subject.name(),
        (double) suggested / right.length,
        percent(photos, right.length),
        percent(hits, suggested),
        100 * scores / suggested);
    assertThat(hits).isPositive();
  }

  private static double precision(
      EvaluatedModel subject, ZeroShot ranks, boolean[][] right, int depth) {
    long hits = 0;
    for (int photo = 0; photo < right.length; photo++) {
      for (Match match : ranks.best(subject.images().get(photo), depth)) {
        hits += right[photo][match.text()] ? 1 : 0;
      }
    }
    return percent(hits, (long) depth * right.length);
  }

  /** Of the first five tags of all photographs, those with the highest scores. */
  private static double precisionOfSurest(
      EvaluatedModel subject, ZeroShot ranks, boolean[][] right, int count) {
    long hits =
        IntStream.range(0, right.length)
            .boxed()
            .flatMap(
                photo ->
                    ranks.best(subject.images().get(photo), 5).stream()
                        .map(match -> new Sample(match.score(), right[photo][match.text()])))
            .sorted(Comparator.comparingDouble(Sample::cosine).reversed())
            .limit(count)
            .filter(Sample::right)
            .count();
    return percent(hits, count);
  }

  private static LogisticFit fit(EvaluatedModel subject, ZeroShot ranks, boolean[][] right) {
    List<Sample> samples = new ArrayList<>();
    for (int photo = 0; photo < right.length; photo++) {
      for (Match match : ranks.best(subject.images().get(photo), Integer.MAX_VALUE)) {
        double cosine = Math.log(match.score() / (1 - match.score()));
        samples.add(new Sample(cosine, right[photo][match.text()]));
      }
    }
    return LogisticFit.of(samples);
  }

  private static boolean[][] right(EvaluatedModel subject, Vocabulary vocabulary) {
    List<CocoPhotos.Photo> photos = subject.photos().photos();
    boolean[][] right = new boolean[photos.size()][vocabulary.tags().size()];
    for (int photo = 0; photo < right.length; photo++) {
      for (int tag = 0; tag < right[photo].length; tag++) {
        right[photo][tag] = photos.get(photo).shows(vocabulary.tags().get(tag));
      }
    }
    return right;
  }

  private static double perPhoto(boolean[][] right) {
    int count = 0;
    for (boolean[] photo : right) {
      for (boolean tag : photo) {
        count += tag ? 1 : 0;
      }
    }
    return (double) count / right.length;
  }
}
