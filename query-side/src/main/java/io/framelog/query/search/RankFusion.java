package io.framelog.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighted reciprocal rank fusion (Cormack, Clarke, Büttcher: SIGIR 2009, k = 60), brought to 0..1.
 * The score of a document is the sum over the rankings that have it
 *
 * <pre>share * (60 + 1) / (60 + rank)</pre>
 *
 * and 1 for what is first in every ranking that could have it, when the shares of these sum up to
 * 1. Equal scores within a ranking have equal ranks (1, 1, 3), because identical evidence must not
 * be told apart; equal fused scores are in id order.
 */
final class RankFusion {
  private static final int K = 60;

  private RankFusion() {}

  /** A document with a score; higher is better. */
  record Scored(String id, double score) {}

  /** One ranking, best first, and how much it counts. */
  record Weighted(double share, List<Scored> ranking) {}

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id);

  /** The documents of all rankings with their fused scores, best first. */
  static List<Scored> fuse(List<Weighted> rankings) {
    Map<String, Double> scores = new HashMap<>();
    for (Weighted weighted : rankings) {
      List<Scored> ranking = weighted.ranking().stream().sorted(BEST_FIRST).toList();
      int rank = 0;
      for (int i = 0; i < ranking.size(); i++) {
        if (i == 0 || ranking.get(i).score() != ranking.get(i - 1).score()) {
          rank = i + 1;
        }
        scores.merge(ranking.get(i).id(), weighted.share() * (K + 1) / (K + rank), Double::sum);
      }
    }
    List<Scored> fused = new ArrayList<>(scores.size());
    // Sums of shares may be a rounding error above 1.
    scores.forEach((id, score) -> fused.add(new Scored(id, Math.min(1, score))));
    fused.sort(BEST_FIRST);
    return fused;
  }
}
