package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.model.FusionWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures semantic search on 103 photographs: captions 2 to 5 of each are queries (412), caption 1
 * is the stored caption, the right answer is the photograph of the query. Rankings by pixels and by
 * caption are fused by weighted reciprocal rank (k = 60). Not run by default; see
 * docs/model-packages.md.
 */
class SearchEvaluation {
  private static final int K = 60;
  private static final double[] PIXELS = {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2};
  private static final double[] UNCAPTIONED = {0, 0.9, 0.95, 0.97, 0.99};

  @TempDir Path folder;

  /** The similarities of one query to all photographs, and which of them is right. */
  private record Query(int right, double[] pixels, double[] caption) {}

  @Test
  void of_the_default_package() {
    evaluate(EvaluatedModel.of(TestModels.STUDENT));
  }

  @Test
  void of_the_second_package() throws Exception {
    evaluate(EvaluatedModel.of(ConsePackage.in(folder)));
  }

  private static void evaluate(EvaluatedModel subject) {
    List<Query> queries = queries(subject);
    FusionWeights chosen = subject.model().fusionWeights();
    System.out.printf("%n%s, %d queries; recall@1 / 5 / 10, %%%n", subject.name(), queries.size());
    row("pixels only", queries, new FusionWeights(1, 0, 0), i -> true);
    row("captions only", queries, new FusionWeights(0, 1, 0), i -> true);
    for (double pixels : PIXELS) {
      row("all captioned", queries, new FusionWeights(pixels, 1, 0), i -> true);
    }
    for (double uncaptioned : UNCAPTIONED) {
      FusionWeights weights = new FusionWeights(chosen.pixels(), chosen.caption(), uncaptioned);
      row("every second one captioned", queries, weights, i -> i % 2 == 0);
      row("every other one captioned", queries, weights, i -> i % 2 == 1);
    }
    assertThat(recall(queries, chosen, i -> i % 2 == 0, i -> true, 10))
        .isGreaterThan(
            recall(
                queries,
                new FusionWeights(chosen.pixels(), chosen.caption()),
                i -> i % 2 == 0,
                i -> true,
                10));
  }

  private static void row(
      String what, List<Query> queries, FusionWeights weights, IntPredicate captioned) {
    System.out.printf(
        "| %s | pixels %.2f caption %.2f uncaptioned %.2f | all %s | captioned %s | others %s |%n",
        what,
        weights.pixels(),
        weights.caption(),
        weights.uncaptioned(),
        recalls(queries, weights, captioned, i -> true),
        recalls(queries, weights, captioned, captioned),
        recalls(queries, weights, captioned, captioned.negate()));
  }

  private static String recalls(
      List<Query> queries, FusionWeights weights, IntPredicate captioned, IntPredicate of) {
    return "%.1f / %.1f / %.1f"
        .formatted(
            recall(queries, weights, captioned, of, 1),
            recall(queries, weights, captioned, of, 5),
            recall(queries, weights, captioned, of, 10));
  }

  /** How many of the queries for photographs {@code of} a kind have theirs in the first few. */
  private static double recall(
      List<Query> queries,
      FusionWeights weights,
      IntPredicate captioned,
      IntPredicate of,
      int depth) {
    List<Query> asked = queries.stream().filter(query -> of.test(query.right())).toList();
    long found =
        asked.stream()
            .filter(
                query -> {
                  double[] scores = fuse(query, weights, captioned);
                  double own = scores[query.right()];
                  return Arrays.stream(scores).filter(score -> score > own).count() < depth;
                })
            .count();
    return EvaluatedModel.percent(found, asked.size());
  }

  private static double[] fuse(Query query, FusionWeights weights, IntPredicate captioned) {
    double[] scores = new double[query.pixels().length];
    add(scores, weights.pixels(), query.pixels(), i -> true);
    add(scores, weights.caption(), query.caption(), captioned);
    add(scores, weights.uncaptioned(), query.pixels(), captioned.negate());
    return scores;
  }

  private static void add(
      double[] scores, double weight, double[] similarity, IntPredicate members) {
    int[] ranked =
        IntStream.range(0, scores.length)
            .filter(members)
            .boxed()
            .sorted((a, b) -> Double.compare(similarity[b], similarity[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int rank = 1; rank <= ranked.length; rank++) {
      scores[ranked[rank - 1]] += weight / (K + rank);
    }
  }

  private static List<Query> queries(EvaluatedModel subject) {
    List<float[]> stored = subject.captions(0);
    List<Query> queries = new ArrayList<>();
    for (int number = 1; number < 5; number++) {
      List<float[]> asked = subject.captions(number);
      for (int photo = 0; photo < asked.size(); photo++) {
        float[] query = asked.get(photo);
        queries.add(
            new Query(
                photo,
                subject.images().stream().mapToDouble(v -> UnitVector.dot(query, v)).toArray(),
                stored.stream().mapToDouble(v -> UnitVector.dot(query, v)).toArray()));
      }
    }
    return queries;
  }
}
